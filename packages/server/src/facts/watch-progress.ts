/** How much of a recording each of those who watch has watched, counted from the watch log, which alone is proof of it. */
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { intersect, lengthOf, unite, type Stretch } from './stretches.ts';

export interface WatchProgress {
  /** Counts anew, of one watcher or of all. A recording that is gone has none. */
  count(recording: string, watcher?: string): Promise<void>;
}

export function createWatchProgress({ query }: Database<Schema>): WatchProgress {
  return {
    async count(recording, watcher) {
      const facts = query.selectFrom('recording_facts').select('active').where('recording', '=', recording);
      const row = await facts.executeTakeFirst();
      if (!row) return;
      const active = JSON.parse(row.active) as Stretch[];
      for (const [who, watched] of await readWatched(query, recording, watcher)) {
        await keep(query, { recording, watcher: who, watched_ms: lengthOf(intersect(unite(watched), active)) });
      }
    },
  };
}

async function readWatched(query: Kysely<Schema>, recording: string, watcher: string | undefined) {
  let select = query
    .selectFrom('watch_log')
    .select(['watcher', 'body'])
    .where('recording', '=', recording)
    .where('kind', '=', 'watched');
  if (watcher !== undefined) select = select.where('watcher', '=', watcher);
  const watched = new Map<string, Stretch[]>();
  for (const { watcher: who, body } of await select.execute()) {
    const { from = 0, to = 0 } = JSON.parse(body) as { from?: number; to?: number };
    if (who !== null) watched.set(who, [...(watched.get(who) ?? []), [from, to]]);
  }
  return watched;
}

async function keep(query: Kysely<Schema>, row: Schema['watch_progress']): Promise<void> {
  const { recording, watcher, watched_ms } = row;
  await query
    .insertInto('watch_progress')
    .columns(['recording', 'watcher', 'watched_ms'])
    .expression((eb) =>
      // Nothing is added to a recording that has gone meanwhile.
      eb
        .selectFrom('recordings')
        .select((of) => [
          'id',
          of.cast<string>(of.val(watcher), 'text').as('w'),
          of.cast<number>(of.val(watched_ms), 'bigint').as('ms'),
        ])
        .where('id', '=', recording)
        .where((of) =>
          of.not(of.exists(of.selectFrom('removals').select('recording').where('removals.recording', '=', recording))),
        ),
    )
    .onConflict((conflict) =>
      conflict.columns(['recording', 'watcher']).doUpdateSet((eb) => ({ watched_ms: eb.ref('excluded.watched_ms') })),
    )
    .execute();
}
