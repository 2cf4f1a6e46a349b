/**
 * A part of a recording is whole segments: each begins with a keyframe and is opened by itself, and none is ever cut. What
 * is asked for is widened to the segments that it touches when the link is made; from then on only a segment that lies
 * within is served, so that pages that are packed anew later show no more than was shared.
 */
import { OpnameError, type Page, type RecordingDetails } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Recordings, Schema } from '../store/schema.ts';

export interface Part {
  from: number;
  to: number;
}

const SECOND_MS = 1000;

/** @returns the part as it is shared; undefined where all of the recording is. */
export async function roundPart(
  query: Kysely<Schema>,
  { id }: Recordings,
  { from, to }: { from?: number; to?: number },
): Promise<Part | undefined> {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || from >= to) {
    throw new OpnameError('invalid-request', 'a part has a "from" and a later "to"');
  }
  const { first, last } = await query
    .selectFrom('segments')
    .select(({ fn }) => [fn.min('from_at').as('first'), fn.max('to_at').as('last')])
    .where('recording', '=', id)
    .where('from_at', '<=', to)
    .where('to_at', '>=', from)
    .executeTakeFirstOrThrow();
  if (first === null || last === null) throw new OpnameError('nothing-to-share');
  return { from: first, to: last };
}

const isWithin = (part: Part, segment: { from: number; to: number }) =>
  segment.from >= part.from && segment.to <= part.to;

/** @returns of the recording what a link shows; who was recorded is not told. */
export function narrowToPart(details: RecordingDetails, part: Part | null): RecordingDetails {
  const named = { ...details, subject: '' };
  if (!part) return named;
  const isIn = ({ at }: { at: number }) => at >= part.from && at <= part.to;
  const index = details.index.flatMap((page) => cut(page, part, isIn));
  return {
    ...named,
    index,
    pages: index.length,
    startedAt: index[0]?.startedAt ?? null,
    endedAt: index.reduce<number | null>((latest, { endedAt }) => Math.max(latest ?? 0, endedAt), null),
    events: index.reduce((sum, { segments }) => sum + segments.reduce((events, one) => events + one.events, 0), 0),
    pauses: details.pauses.filter(({ from, to }) => from <= part.to && (to ?? Infinity) >= part.from),
  };
}

function cut(page: Page, part: Part, isIn: (happening: { at: number }) => boolean): Page[] {
  const segments = page.segments.filter((segment) => isWithin(part, segment));
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return [];
  const startedAt = Math.max(page.startedAt, first.from);
  const endedAt = Math.min(page.endedAt, last.to);
  const skipped = Math.floor(startedAt / SECOND_MS) - Math.floor(page.startedAt / SECOND_MS);
  const seconds = Math.floor(endedAt / SECOND_MS) - Math.floor(startedAt / SECOND_MS) + 1;
  return [
    {
      ...page,
      startedAt,
      endedAt,
      missingChunks: 0,
      dropped: {},
      segments,
      activity: page.activity.slice(skipped, skipped + seconds),
      happenings: page.happenings.filter(isIn),
      scrolledTo: 0,
    },
  ];
}
