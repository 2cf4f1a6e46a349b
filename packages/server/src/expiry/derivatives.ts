import type { BlobSweeper } from '../pack/blob-sweeper.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import type { Derivative } from './derivative.ts';

/** Rows removed in one transaction, so that what is taken in meanwhile waits for milliseconds and not for seconds. */
const ROWS_AT_ONCE = 500;

/** Its first: without the key all the rest is noise, wherever a copy of it may be. */
export function keyOf(keys: KeyStore): Derivative {
  return {
    name: 'key',
    remove: (recording) => keys.destroy(recording),
    listLeft: async (recording) => ((await keys.read(recording)) ? ['the key'] : []),
  };
}

export function packsOf({ query }: Database<Schema>, blobs: BlobStore, sweeper: BlobSweeper): Derivative {
  return {
    name: 'packs and their index',
    remove: (recording) => sweeper.removeAll(recording),
    async listLeft(recording) {
      const rows = await query.selectFrom('blobs').select('key').where('recording', '=', recording).execute();
      const segments = await query.selectFrom('segments').select('blob').where('recording', '=', recording).execute();
      return [
        ...(await blobs.list(`packs/${recording}/`)),
        ...rows.map(({ key }) => key),
        ...segments.map(({ blob }) => blob),
      ];
    },
  };
}

export function chunksOf({ query }: Database<Schema>): Derivative {
  return {
    name: 'chunks',
    async remove(recording) {
      const pages = await query.selectFrom('pages').select('id').where('recording', '=', recording).execute();
      for (const { id } of pages) await removeChunks(query, recording, id);
    },
    async listLeft(recording) {
      const left = query.selectFrom('chunks').select('page').where('recording', '=', recording).limit(1);
      return (await left.execute()).map(({ page }) => `a chunk of page ${page}`);
    },
  };
}

async function removeChunks(query: Database<Schema>['query'], recording: string, page: string): Promise<void> {
  const chunks = query.selectFrom('chunks').where('recording', '=', recording).where('page', '=', page);
  const { highest } = await chunks.select(({ fn }) => fn.max('sequence').as('highest')).executeTakeFirstOrThrow();
  for (let from = 0; from <= (highest ?? -1); from += ROWS_AT_ONCE) {
    await query
      .deleteFrom('chunks')
      .where('recording', '=', recording)
      .where('page', '=', page)
      .where('sequence', '>=', from)
      .where('sequence', '<', from + ROWS_AT_ONCE)
      .execute();
  }
}

/** Who was recorded, when, on which pages. Comes last, because the others are found by it. */
export function factsOf(database: Database<Schema>): Derivative {
  const { query } = database;
  return {
    name: 'facts: who was recorded, when, on which pages',
    async remove(recording) {
      await database.write([
        toStatement(query.deleteFrom('gaps').where('recording', '=', recording)),
        toStatement(query.deleteFrom('watch_progress').where('recording', '=', recording)),
        toStatement(query.deleteFrom('recording_facts').where('recording', '=', recording)),
        toStatement(query.deleteFrom('pages').where('recording', '=', recording)),
        toStatement(query.deleteFrom('recordings').where('id', '=', recording)),
      ]);
    },
    async listLeft(recording) {
      const left = await Promise.all([
        query.selectFrom('recordings').select('id').where('id', '=', recording).execute(),
        query.selectFrom('pages').select('id').where('recording', '=', recording).execute(),
        query.selectFrom('gaps').select('id').where('recording', '=', recording).execute(),
        query.selectFrom('recording_facts').select('recording as id').where('recording', '=', recording).execute(),
        query.selectFrom('watch_progress').select('watcher as id').where('recording', '=', recording).execute(),
      ]);
      return left.flat().map(({ id }) => `a row of ${id}`);
    },
  };
}
