import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** Knows every blob that exists or may exist, so that none is left behind by a crash. */
export interface BlobSweeper {
  /** To be called before the first byte of a blob is written. */
  announce(key: string, recording: string): Promise<void>;
  /** Removes the blobs of a recording that are in no index. Nobody may be writing one. */
  sweep(recording: string): Promise<void>;
  /** Recordings that have such blobs, or have one that is being written. */
  listUnsettled(): Promise<string[]>;
  /** Removes all blobs of a recording, whatever their state. */
  removeAll(recording: string): Promise<void>;
}

export function createBlobSweeper({ query }: Database<Schema>, blobs: BlobStore): BlobSweeper {
  /** The bytes first: a row that is left over is swept again, bytes without a row never. */
  async function remove(keys: { key: string }[]): Promise<void> {
    for (const { key } of keys) {
      await blobs.remove(key);
      await query.deleteFrom('blobs').where('key', '=', key).execute();
    }
  }

  return {
    async announce(key, recording) {
      await query.insertInto('blobs').values({ key, recording, state: 'writing' }).execute();
    },
    async sweep(recording) {
      // Doomed first: should somebody be writing it all the same, it can come into no index any more.
      await query
        .updateTable('blobs')
        .set({ state: 'doomed' })
        .where('recording', '=', recording)
        .where('state', '=', 'writing')
        .execute();
      const doomed = query.selectFrom('blobs').select('key').where('state', '=', 'doomed');
      await remove(await doomed.where('recording', '=', recording).execute());
    },
    async listUnsettled() {
      const unsettled = query.selectFrom('blobs').select('recording').distinct().where('state', '<>', 'held');
      return (await unsettled.execute()).map(({ recording }) => recording);
    },
    async removeAll(recording) {
      await query.deleteFrom('segments').where('recording', '=', recording).execute();
      await remove(await query.selectFrom('blobs').select('key').where('recording', '=', recording).execute());
    },
  };
}
