/**
 * Counts what the list knows of recordings. A packing says in its own transaction that there is something to count;
 * counting reads the whole index and says up to which packing it has come, so that it may be repeated, fail, or be done by
 * two nodes at once. Recordings that were packed before this was counted are counted in the rounds.
 */
import type { Kysely } from 'kysely';
import { createFootprint, packFootprint, type Footprint, type TabDigest } from '../insights/footprint.ts';
import { unpackDigest } from '../pack/happenings/digest.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { digestPlace, footprintPlace, wordsPlace } from '../store/place.ts';
import type { Schema } from '../store/schema.ts';
import { countFacts, type Facts } from './count-facts.ts';
import { nothingOf } from './note-facts.ts';
import { lengthOf } from './stretches.ts';
import type { WatchProgress } from './watch-progress.ts';
import { packWords } from './words.ts';

export interface FactsCounter {
  /** Counts what has changed of one recording, if anything has. */
  count(recording: string): Promise<void>;
  /** Counts those of which something has changed, some in each round. */
  countDue(): Promise<void>;
}

export interface FactsParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'read'>;
  progress: WatchProgress;
  onFailure: (error: unknown) => void;
}

/** Recordings counted in one round, at some milliseconds each: what is packed meanwhile does not wait for long. */
const ROUND_MAX = 200;

export function createFactsCounter(parts: FactsParts): FactsCounter {
  const { query } = parts.database;
  const count = (recording: string) => countOne(parts, recording);
  return {
    count,
    async countDue() {
      await addMissing(query);
      const due = query.selectFrom('recording_facts').select('recording').whereRef('counted', '<>', 'packings');
      // One that cannot be counted keeps no other from it.
      for (const { recording } of await due.limit(ROUND_MAX).execute()) await count(recording).catch(parts.onFailure);
    },
  };
}

/** Of recordings that were begun by a node which did not know of facts. */
async function addMissing(query: Kysely<Schema>): Promise<void> {
  const missing = await query
    .selectFrom('recordings')
    .leftJoin('recording_facts', 'recording_facts.recording', 'recordings.id')
    .leftJoin('removals', 'removals.recording', 'recordings.id')
    .select('recordings.id')
    .where('recording_facts.recording', 'is', null)
    .where('removals.recording', 'is', null)
    .limit(ROUND_MAX)
    .execute();
  for (const { id: recording } of missing) {
    await query
      .insertInto('recording_facts')
      .values(nothingOf(recording, { counted: -1 }))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function countOne({ database, keys, progress }: FactsParts, recording: string): Promise<void> {
  const { query } = database;
  const due = await query
    .selectFrom('recording_facts')
    .innerJoin('recordings', 'recordings.id', 'recording_facts.recording')
    .select(['packings', 'site', 'until'])
    .where('recording_facts.recording', '=', recording)
    .whereRef('counted', '<>', 'packings')
    .executeTakeFirst();
  const key = due && (await keys.read(recording));
  // Without its key it is on its way out.
  if (!due || !key) return;
  const { site, packings, until } = due;
  const { facts, footprint } = await readFacts(query, { site, recording, until }, key);
  const kept = {
    counted: packings,
    length_ms: facts.lengthMs,
    active_ms: lengthOf(facts.active),
    active: JSON.stringify(facts.active),
    clicks: facts.clicks,
    rage: facts.rage,
    dead: facts.dead,
    errors: facts.errors,
    trouble: facts.rage + facts.dead + facts.errors,
    words: key.seal(packWords(facts.words), wordsPlace({ site, recording })),
    footprint: footprint && key.seal(packFootprint(footprint), footprintPlace({ site, recording })),
  };
  await query
    .updateTable('recording_facts')
    .set(kept)
    .where('recording', '=', recording)
    .where('packings', '=', packings)
    .execute();
  await progress.count(recording);
}

interface Whose {
  site: string;
  recording: string;
  until: number;
}

interface Counted {
  facts: Facts;
  /** Of a recording that has nothing there is none. */
  footprint: Footprint | null;
}

async function readFacts(
  query: Kysely<Schema>,
  { site, recording, until }: Whose,
  key: RecordingKey,
): Promise<Counted> {
  const ofPages = query.selectFrom('pages').select(['started_at', 'ended_at']);
  const pages = await ofPages.where('recording', '=', recording).execute();
  const segments = await query
    .selectFrom('segments')
    .select(['page', 'number', 'digest'])
    .where('recording', '=', recording)
    .orderBy('page')
    .orderBy('number')
    .execute();
  const digests = segments.flatMap(({ page, number, digest }): TabDigest[] =>
    digest ? [{ page, digest: unpackDigest(key.open(digest, digestPlace({ site, recording, page }, number))) }] : [],
  );
  const facts = countFacts(
    pages,
    digests.map(({ digest }) => digest),
  );
  const startedAt = Math.min(...pages.flatMap(({ started_at: at }) => at ?? []));
  const times = { startedAt, endedAt: startedAt + facts.lengthMs, until };
  return { facts, footprint: digests.length > 0 ? createFootprint(digests, times) : null };
}
