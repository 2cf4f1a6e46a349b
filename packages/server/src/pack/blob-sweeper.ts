import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** Knows every blob that exists or may exist, so that none is left behind by a crash. */
export interface BlobSweeper {
  /** To be called before the first byte of a blob is written. */
  announce(key: string, recording: string): Promise<void>;
  /** Removes the blobs of a recording (or of all, at the start) that are in no index. Nobody may be writing one. */
  sweep(recording?: string): Promise<void>;
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
      const unsettled = query.selectFrom('blobs').select('key').where('state', '<>', 'held');
      await remove(await (recording ? unsettled.where('recording', '=', recording) : unsettled).execute());
    },
    async removeAll(recording) {
      await query.deleteFrom('segments').where('recording', '=', recording).execute();
      await remove(await query.selectFrom('blobs').select('key').where('recording', '=', recording).execute());
    },
  };
}
