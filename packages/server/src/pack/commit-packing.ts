import type { Kysely } from 'kysely';
import { noteForFacts } from '../facts/note-facts.ts';
import type { Database, Statement } from '../store/database.ts';
import type { Pages, Schema, Segments } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

/** What one packing of a page changes. */
interface Packing {
  page: Pages;
  /** The first chunk that is not in it. */
  nextChunk: number;
  /** Bytes of the chunks that are in it. */
  packedChunkBytes: number;
  /** The segment that it replaces. */
  last: Segments | undefined;
  segments: Segments[];
  blob: string | undefined;
  dropped: Record<string, number>;
}

/**
 * Puts segments into the index and lets go of their chunks, all at once.
 *
 * @returns false when the page has gone on without; nothing was changed then.
 */
export type CommitPacking = (packing: Packing) => Promise<boolean>;

export function createCommitPacking({ query, write }: Database<Schema>): CommitPacking {
  return async (packing) => {
    const { last, segments, blob } = packing;
    const outcome = await write([
      updatePage(query, packing),
      letGoOfChunks(query, packing),
      ...(blob ? [holdBlob(query, blob)] : []),
      ...(last ? [removeSegment(query, last)] : []),
      ...segments.map((segment) => toStatement(query.insertInto('segments').values(segment), 1)),
      ...(last ? [doomUnused(query, last.blob)] : []),
      noteForFacts(query, packing.page.recording),
    ]);
    return outcome.status === 'written';
  };
}

function updatePage(query: Kysely<Schema>, packing: Packing): Statement {
  const { page, last, segments } = packing;
  const { started_at: start, ended_at: end } = page;
  const from = segments.map(({ from_at }) => from_at).concat(start ?? []);
  const to = segments.map(({ to_at }) => to_at).concat(end ?? []);
  const events = sum(segments.map((segment) => segment.events)) - (last?.events ?? 0);
  const bytes = sum(segments.map(({ length }) => length)) - (last?.length ?? 0);
  const update = query
    .updateTable('pages')
    .set((row) => ({
      next_chunk: packing.nextChunk,
      waiting_bytes: row('waiting_bytes', '-', packing.packedChunkBytes),
      packed_bytes: row('packed_bytes', '+', bytes),
      events: row('events', '+', events),
      dropped: JSON.stringify(addCounts(JSON.parse(page.dropped) as Record<string, number>, packing.dropped)),
      started_at: from.length > 0 ? Math.min(...from) : null,
      ended_at: to.length > 0 ? Math.max(...to) : null,
    }))
    .where('recording', '=', page.recording)
    .where('id', '=', page.id)
    .where('next_chunk', '=', page.next_chunk);
  return toStatement(update, 1);
}

function letGoOfChunks(query: Kysely<Schema>, { page, nextChunk }: Packing): Statement {
  const update = query
    .updateTable('chunks')
    .set({ sealed: null })
    .where('recording', '=', page.recording)
    .where('page', '=', page.id)
    .where('sequence', '>=', page.next_chunk)
    .where('sequence', '<', nextChunk);
  return toStatement(update);
}

function holdBlob(query: Kysely<Schema>, blob: string): Statement {
  const update = query
    .updateTable('blobs')
    .set({ state: 'held' })
    .where('key', '=', blob)
    .where('state', '=', 'writing');
  return toStatement(update, 1);
}

function removeSegment(query: Kysely<Schema>, { recording, page, number }: Segments): Statement {
  const remove = query
    .deleteFrom('segments')
    .where('recording', '=', recording)
    .where('page', '=', page)
    .where('number', '=', number);
  return toStatement(remove, 1);
}

/** A blob may still hold other segments of its page. */
function doomUnused(query: Kysely<Schema>, blob: string): Statement {
  const update = query
    .updateTable('blobs')
    .set({ state: 'doomed' })
    .where('key', '=', blob)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('segments').select('number').where('blob', '=', blob))));
  return toStatement(update);
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

function addCounts(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const total = { ...a };
  for (const [reason, count] of Object.entries(b)) total[reason] = (total[reason] ?? 0) + count;
  return total;
}
