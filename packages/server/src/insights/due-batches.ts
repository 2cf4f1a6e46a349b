/**
 * Whose turn it is to be counted. Those of whole weeks that are over are counted together as soon as they are enough; few
 * wait for the weeks after them, for as long as the first of them may be kept, so that more of what they did is done by
 * enough of them.
 */
import { LATE_UPLOAD_MS } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { startOfDay, startOfWeek, weekOf } from './week.ts';

/** Times the threshold that are enough not to wait for more. */
const ENOUGH_TIMES = 5;

/** Milliseconds from the beginning of a day within which the first of them expires on their last day: a day and a half. */
const LAST_MS = 36 * 60 * 60_000;

export interface DueBatch {
  site: string;
  /** Those who agreed before are in it. */
  before: number;
}

export interface Turn {
  now: number;
  threshold: number;
}

/** @returns at most one of each site. */
export async function listDueBatches(query: Kysely<Schema>, { now, threshold }: Turn): Promise<DueBatch[]> {
  const [week, today] = [startOfWeek(weekOf(now)), startOfDay(now)];
  const ofWeeks = await waitingBySite(query, { now, before: week });
  // While some are still to be looked through, more are coming.
  const enough = ofWeeks.filter(({ people, unread }) => people >= threshold * ENOUGH_TIMES && unread === 0);
  const ofDays = await waitingBySite(query, { now, before: today });
  const last = ofDays.filter(({ people, expiresAt }) => people >= threshold && expiresAt <= today + LAST_MS);
  const sites = new Map([
    ...last.map(({ site }) => [site, today] as const),
    ...enough.map(({ site }) => [site, week] as const),
  ]);
  return [...sites].map(([site, before]) => ({ site, before }));
}

interface Span {
  now: number;
  before: number;
}

async function waitingBySite(query: Kysely<Schema>, span: Span) {
  return await selectWaiting(query, span)
    .select((of) => [
      'r.site',
      of.fn.countAll<number>().as('people'),
      of.fn.min('r.expires_at').as('expiresAt'),
      of.fn.sum<number>(of.case().whenRef('f.counted', '<>', 'f.packings').then(1).else(0).end()).as('unread'),
    ])
    .groupBy('r.site')
    .execute();
}

/** Recordings that are over, may still be read, and were not counted yet. Of each participant one is held at most. */
export function selectWaiting(query: Kysely<Schema>, { now, before }: Span) {
  return query
    .selectFrom('recording_facts as f')
    .innerJoin('recordings as r', 'r.id', 'f.recording')
    .where('f.in_insights', '=', 0)
    .where('r.consented_at', '<', before)
    .where('r.until', '<=', now - LATE_UPLOAD_MS)
    .where('r.expires_at', '>', now)
    .where((of) => of.or([of('f.footprint', 'is not', null), of('f.counted', '<>', of.ref('f.packings'))]))
    .where((of) =>
      of.not(of.exists(of.selectFrom('removals').select('recording').whereRef('removals.recording', '=', 'r.id'))),
    );
}
