/**
 * Counts recordings together into what outlives them. Each is in one batch and in no other: one unit marks all of them as
 * counted and writes what was counted, and is refused where another node was first, or where one of them is being removed,
 * which is then counted without. From then on nothing of a batch changes, so that no two answers about it can be compared.
 */
import { randomUUID } from 'node:crypto';
import type { PathStep } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Database, Statement } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { footprintPlace } from '../store/place.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { listDueBatches, selectWaiting, type DueBatch, type Turn } from './due-batches.ts';
import type { Path } from './follow-path.ts';
import { unpackFootprint, type Footprint } from './footprint.ts';
import { createTally, floorTo, type Count, type Tally } from './tally.ts';
import { weekOf } from './week.ts';

export interface InsightCounterParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'readMany'>;
  threshold: number;
  now: () => number;
  onFailure: (error: unknown) => void;
}

export interface InsightCounter {
  /** Counts what has its turn. */
  countDue(): Promise<void>;
}

/** Recordings of one batch: as many as are counted within seconds; the others are the next batch. */
const BATCH_MAX = 5000;

/** Recordings that are opened together, at some milliseconds each. */
const OPEN_AT_ONCE = 100;

/** Rows of one statement, well under the number of values that either database takes in one. */
const ROWS_AT_ONCE = 500;

export function createInsightCounter(parts: InsightCounterParts): InsightCounter {
  return {
    async countDue() {
      const turn = { now: parts.now(), threshold: parts.threshold };
      // A site that cannot be counted keeps no other from it.
      for (const due of await listDueBatches(parts.database.query, turn)) {
        await countBatch(parts, due, turn).catch(parts.onFailure);
      }
    },
  };
}

interface Waiting {
  id: string;
  site: string;
  consented_at: number;
}

async function countBatch({ database, keys }: InsightCounterParts, { site, before }: DueBatch, turn: Turn) {
  const { query, write } = database;
  const { now, threshold } = turn;
  const waiting = await selectWaiting(query, { now, before })
    .select(['r.id', 'r.site', 'r.consented_at'])
    .where('r.site', '=', site)
    .where('f.footprint', 'is not', null)
    .whereRef('f.counted', '=', 'f.packings')
    .orderBy('r.consented_at')
    .limit(BATCH_MAX)
    .execute();
  const tally = createTally(await readPaths(query, site));
  const counted = await countAll({ query, keys, tally }, waiting);
  // Fewer than the threshold are left to wait for others.
  if (tally.participants() < threshold) return;
  const batch = {
    id: randomUUID(),
    site,
    week: weekOf(before - 1),
    since_week: Math.min(...counted.map(({ consented_at: at }) => weekOf(at))),
    threshold,
    participants: floorTo(tally.participants(), threshold),
  };
  await write(
    [
      ...markCounted(query, counted),
      toStatement(query.insertInto('insight_batches').values(batch), 1),
      ...writeCounts(query, batch, tally.list(threshold)),
    ],
    `insights ${site}`,
  );
}

async function readPaths(query: Kysely<Schema>, site: string): Promise<Path[]> {
  const rows = await query.selectFrom('insight_paths').select(['id', 'steps']).where('site', '=', site).execute();
  return rows.map(({ id, steps }) => ({ id, steps: JSON.parse(steps) as PathStep[] }));
}

type Counting = Pick<InsightCounterParts, 'keys'> & { query: Kysely<Schema>; tally: Tally };

/** @returns those that were counted: what has no key any more is on its way out. */
async function countAll({ query, keys, tally }: Counting, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const counted: Waiting[] = [];
  for (const some of inParts(waiting, OPEN_AT_ONCE)) {
    const opened = await openFootprints(query, keys, some);
    for (const one of some) {
      const footprint = opened.get(one.id);
      if (!footprint) continue;
      tally.add(footprint);
      counted.push(one);
    }
  }
  return counted;
}

async function openFootprints(query: Kysely<Schema>, keys: Pick<KeyStore, 'readMany'>, of: readonly Waiting[]) {
  const ids = of.map(({ id }) => id);
  const opened = await keys.readMany(ids);
  const select = query.selectFrom('recording_facts').select(['recording', 'footprint']);
  const rows = await select.where('recording', 'in', ids).execute();
  const sites = new Map(of.map(({ id, site }) => [id, site]));
  return new Map(
    rows.flatMap(({ recording, footprint }): [string, Footprint][] => {
      const [key, site] = [opened.get(recording), sites.get(recording)];
      if (!key || !footprint || site === undefined) return [];
      return [[recording, unpackFootprint(key.open(footprint, footprintPlace({ site, recording })))]];
    }),
  );
}

/** Refuses the unit where one of them was counted meanwhile, has to be counted again, or is going. */
function markCounted(query: Kysely<Schema>, counted: readonly Waiting[]): Statement[] {
  return inParts(counted, ROWS_AT_ONCE).map((some) => {
    const ids = some.map(({ id }) => id);
    const mark = query
      .updateTable('recording_facts')
      .set({ in_insights: 1 })
      .where('recording', 'in', ids)
      .where('in_insights', '=', 0)
      .whereRef('counted', '=', 'packings')
      .where((of) => of.not(of.exists(of.selectFrom('removals').select('recording').where('recording', 'in', ids))));
    return toStatement(mark, ids.length);
  });
}

function writeCounts(
  query: Kysely<Schema>,
  { id: batch, site }: { id: string; site: string },
  counts: readonly Count[],
): Statement[] {
  return inParts(counts, ROWS_AT_ONCE).map((some) => {
    const rows = some.map((count) => Object.assign({ batch, site }, count));
    return toStatement(query.insertInto('insight_counts').values(rows), rows.length);
  });
}

function inParts<One>(all: readonly One[], size: number): One[][] {
  const parts = Math.ceil(all.length / size);
  return Array.from({ length: parts }, (_, part) => all.slice(part * size, (part + 1) * size));
}
