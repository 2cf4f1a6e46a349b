import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config/config.ts';
import type { BlobStore } from './store/blob-store.ts';
import type { Database } from './store/database.ts';
import { createFileBlobStore } from './store/file-blob-store.ts';
import { keys as keysMigration } from './store/keys/0001-keys.ts';
import { createKeyStore, type KeyTables } from './store/keys/database-key-store.ts';
import type { KeyStore } from './store/keys/key-store.ts';
import { readMasterKey, type MasterKey } from './store/keys/master-key.ts';
import { MIGRATIONS } from './store/migrations/all.ts';
import type { Schema } from './store/schema.ts';
import { startSqliteDatabase } from './store/sqlite/sqlite-database.ts';

export interface Stores {
  database: Database<Schema>;
  blobs: BlobStore;
  keys: KeyStore;
  master: MasterKey;
  close(): Promise<void>;
}

/** Opens all that is kept: in `keys/` what opens the rest, which is in the data folder itself. */
export async function openStores({ data, masterKeyFile }: Pick<Config, 'data' | 'masterKeyFile'>): Promise<Stores> {
  const keysFolder = path.join(data, 'keys');
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const master = await readMasterKey(masterKeyFile ?? path.join(keysFolder, 'master.key'), {
    madeOnce: masterKeyFile === undefined,
  });
  const database = await startSqliteDatabase<Schema>({
    file: path.join(data, 'opname.db'),
    migrations: MIGRATIONS,
  });
  const keysDatabase = await startSqliteDatabase<KeyTables>({
    file: path.join(keysFolder, 'keys.db'),
    migrations: [keysMigration],
  });
  const keys = createKeyStore(keysDatabase, master.wrapping);
  return {
    database,
    keys,
    master,
    blobs: createFileBlobStore(data),
    async close() {
      await database.close();
      await keys.close();
    },
  };
}
