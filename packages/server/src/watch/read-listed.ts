import {
  WATCHED_ENOUGH_PERCENT,
  type ListedRecording,
  type RecordingSummary,
  type WatchedShare,
} from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Schema } from '../store/schema.ts';
import { readTagNames } from '../tags/tag-names.ts';
import { selectSummaries, type SummaryRow } from './select-summaries.ts';

interface Reading {
  ids: readonly string[];
  /** Whose watching counts. */
  reader: string;
}

interface Parts {
  database: Pick<Database<Schema>, 'query'>;
  keys: Pick<KeyStore, 'readMany'>;
  summarise: (row: SummaryRow) => RecordingSummary;
}

/** @returns what the list says of these, in their order; without one that has gone meanwhile. */
export async function readListed(
  { database: { query }, keys, summarise }: Parts,
  { ids, reader }: Reading,
): Promise<ListedRecording[]> {
  if (ids.length === 0) return [];
  const rows = await selectSummaries(query).where('recordings.id', 'in', ids).execute();
  const facts = new Map((await selectFacts(query, ids, reader).execute()).map((row) => [row.recording, row]));
  const tags = await readTagNames(query, keys, rows);
  const listed = new Map(
    rows.flatMap((row) => {
      const found = facts.get(row.id);
      if (!found) return [];
      const { clicks, rage, dead, errors, notes } = found;
      const counted = { clicks, rage, dead, errors, notes, tags: tags.get(row.id) ?? [], watched: shareOf(found) };
      return [[row.id, { ...summarise(row), ...counted }]];
    }),
  );
  return ids.flatMap((id) => listed.get(id) ?? []);
}

function selectFacts(query: Kysely<Schema>, ids: readonly string[], reader: string) {
  return query
    .selectFrom('recording_facts as f')
    .leftJoin('watch_progress as w', (join) =>
      join.onRef('w.recording', '=', 'f.recording').on('w.watcher', '=', reader),
    )
    .select(['f.recording', 'f.clicks', 'f.rage', 'f.dead', 'f.errors', 'f.active_ms', 'w.watched_ms'])
    .select((of) =>
      of
        .selectFrom('notes')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('notes.recording', '=', 'f.recording')
        .$asScalar()
        .$notNull()
        .as('notes'),
    )
    .where('f.recording', 'in', ids);
}

interface Progress {
  active_ms: number;
  watched_ms: number | null;
}

/** As the filter counts it. */
function shareOf({ active_ms: active, watched_ms: watched }: Progress): WatchedShare {
  if (!watched) return { state: 'no', share: 0 };
  return {
    state: watched * 100 >= active * WATCHED_ENOUGH_PERCENT ? 'yes' : 'partly',
    share: Math.min(1, watched / active),
  };
}
