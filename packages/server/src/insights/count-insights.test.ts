import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDatabase } from '../../test/on-postgres.ts';
import { openStores, type Stores } from '../stores.ts';
import { footprintPlace } from '../store/place.ts';
import { createInsightCounter, type InsightCounter } from './count-insights.ts';
import { packFootprint, type Footprint } from './footprint.ts';
import { createInsights, type Insights } from './insights.ts';
import { startOfWeek, weekOf } from './week.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const SITE = 'trial';
const WEEK = weekOf(1_800_000_000_000);
const MONDAY = startOfWeek(WEEK);

let stores: Stores;
let data: string;
let now: number;
let insights: Insights;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-insights-'));
  stores = await openStores({ data, ...(await emptyDatabase(data)) });
  now = MONDAY + HOUR_MS;
  const { query } = stores.database;
  insights = createInsights({ query, paths: { list: async () => [] }, threshold: 5, now: () => now });
});
afterEach(async () => {
  await stores.close();
  rmSync(data, { recursive: true, force: true });
});

function onFailure(error: unknown): void {
  throw error;
}

function createCounter(): InsightCounter {
  return createInsightCounter({ ...stores, threshold: 5, now: () => now, onFailure });
}

const clicking = (...labels: string[]): Footprint => ({
  steps: labels.map((label) => ({ after: 0, kind: 'click', page: '/', label })),
  spots: [],
  gaveUp: false,
});

interface Kept {
  footprint?: Footprint;
  days?: number;
  site?: string;
}

/** A recording that was packed and looked through, of somebody who agrees now. */
async function keep({ footprint = clicking('Save'), days = 30, site = SITE }: Kept = {}) {
  const { database, keys } = stores;
  const id = randomUUID();
  await keys.create(id);
  const key = await keys.read(id);
  if (!key) throw new Error('there is no key');
  const told = { notice: 'n', notice_version: '1', rules_version: '1', process: 'p', account: null, language: 'en' };
  const times = { consented_at: now, until: now + HOUR_MS, expires_at: now + HOUR_MS + days * DAY_MS };
  const row = { id, site, subject: id, subject_key: id, level: 'screen', state: 'recording', bytes: 0 } as const;
  await database.query
    .insertInto('recordings')
    .values({ ...row, ...told, ...times, last_received_at: now })
    .execute();
  const numbers = { length_ms: 1, active_ms: 1, active: '[]', clicks: 1, rage: 0, dead: 0, errors: 0, trouble: 0 };
  const sealed = key.seal(packFootprint(footprint), footprintPlace({ site, recording: id }));
  const facts = { recording: id, packings: 1, counted: 1, words: null, footprint: sealed, in_insights: 0 };
  await database.query
    .insertInto('recording_facts')
    .values({ ...facts, ...numbers })
    .execute();
  return id;
}

const keepMany = (count: number, kept: Kept = {}) => Promise.all(Array.from({ length: count }, () => keep(kept)));

async function read() {
  return await insights.read(SITE, {});
}

/** How many batches there are, and how many were told together. */
async function countBatches(): Promise<number[]> {
  const rows = stores.database.query.selectFrom('insight_batches').select('participants').orderBy('participants');
  return (await rows.execute()).map(({ participants }) => participants);
}

test('enough people are counted when their week is over, and not before', async () => {
  await keepMany(25);
  now = startOfWeek(WEEK + 1) - 1;
  await createCounter().countDue();
  expect(await countBatches()).toEqual([]);
  now += 1;
  await createCounter().countDue();
  expect((await read()).weeks).toEqual([{ week: WEEK, since: WEEK, participants: 25 }]);
});

test('few people wait for those of the weeks after them, until the first of them would expire', async () => {
  await keepMany(4);
  now = startOfWeek(WEEK + 1);
  await keepMany(3);
  now = startOfWeek(WEEK + 4);
  await createCounter().countDue();
  expect(await countBatches()).toEqual([]);
  now = MONDAY + 29 * DAY_MS + 2 * HOUR_MS;
  await createCounter().countDue();
  expect((await read()).weeks).toEqual([{ week: WEEK + 4, since: WEEK, participants: 5 }]);
});

test('fewer than the threshold are never counted, and are gone when they expire', async () => {
  await keepMany(4);
  await keepMany(4, { site: 'other' });
  now += 30 * DAY_MS - HOUR_MS;
  await createCounter().countDue();
  now += 3 * DAY_MS;
  await createCounter().countDue();
  expect(await countBatches()).toEqual([]);
});

test('counted by three nodes at once, and again, each recording counts once', async () => {
  await keepMany(30);
  now = startOfWeek(WEEK + 1);
  await Promise.all([createCounter(), createCounter(), createCounter()].map((counter) => counter.countDue()));
  await createCounter().countDue();
  expect(await countBatches()).toEqual([30]);
  expect((await read()).controls).toEqual([{ kind: 'click', label: 'Save', uses: 30, participants: 30 }]);
});

test('a count that is cut off leaves nothing, and is done as a whole the next time', async () => {
  const kept = await keepMany(25);
  now = startOfWeek(WEEK + 1);
  // One of them begins to be removed, while they are being counted.
  const { database } = stores;
  const removal = { recording: kept[0] ?? '', site: SITE, subject_key: 'x', why: 'erased' as const, said_by: 'x' };
  const write: typeof database.write = async (unit, line) => {
    const done = { held: '{}', decided_at: now, done_at: null, receipt: null };
    await database.query
      .insertInto('removals')
      .values({ ...removal, ...done })
      .execute();
    return await database.write(unit, line);
  };
  const parts = { ...stores, database: { ...database, query: database.query, write } };
  await createInsightCounter({ ...parts, threshold: 5, now: () => now, onFailure }).countDue();
  expect(await countBatches()).toEqual([]);
  expect(await read()).toMatchObject({ participants: 0, controls: [] });
  await keep();
  now = startOfWeek(WEEK + 2);
  await createCounter().countDue();
  expect(await countBatches()).toEqual([25]);
});

test('what has to be looked through again is waited for', async () => {
  const [first] = await keepMany(26);
  const due = stores.database.query.updateTable('recording_facts').where('recording', '=', first ?? '');
  await due.set({ packings: 2 }).execute();
  now = startOfWeek(WEEK + 1);
  await createCounter().countDue();
  expect(await countBatches()).toEqual([]);
  await due.set({ counted: 2 }).execute();
  await createCounter().countDue();
  expect(await countBatches()).toEqual([25]);
});

test('over random people and weeks, no answer and no difference of two answers is of fewer than the threshold', async () => {
  const labels = fc.uniqueArray(fc.constantFrom('Save', 'Pay', 'Help', 'Zeppelin of Ann'), { minLength: 1 });
  const weeks = fc.array(fc.array(labels, { minLength: 3, maxLength: 30 }), { minLength: 4, maxLength: 4 });
  const [people = []] = fc.sample(weeks, { numRuns: 1, seed: Number(process.env.OPNAME_TEST_SEED ?? 2026) });
  for (const [week, ofWeek] of people.entries()) {
    now = startOfWeek(WEEK + week) + HOUR_MS;
    for (const chosen of ofWeek) await keep({ footprint: clicking(...chosen), days: 9 });
    for (let day = 1; day <= 7; day++) {
      now = startOfWeek(WEEK + week) + day * DAY_MS + HOUR_MS / 2;
      await createCounter().countDue();
    }
  }
  const periods = [0, 1, 2, 3, 4].flatMap((from) =>
    [0, 1, 2, 3, 4].map((to) => ({ from: WEEK + from, to: WEEK + to })),
  );
  const answers = await Promise.all(
    periods.filter(({ from, to }) => from <= to).map((period) => insights.read(SITE, period)),
  );
  expect(Math.max(...answers.map(({ participants }) => participants))).toBeGreaterThan(0);
  const numbers = answers.flatMap(({ participants, controls }) =>
    controls.flatMap((one) => [one.uses, one.participants]).concat(participants),
  );
  for (const one of numbers) {
    for (const other of numbers) expect(one === other || Math.abs(one - other) >= 5).toBe(true);
  }
});
