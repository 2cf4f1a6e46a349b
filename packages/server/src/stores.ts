import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config/config.ts';
import { createLeasedSerial } from './leased-serial.ts';
import { createSerial, type Serial } from './serial.ts';
import type { BlobStore } from './store/blob-store.ts';
import type { Database } from './store/database.ts';
import { createFileBlobStore } from './store/file-blob-store.ts';
import { KEY_MIGRATIONS } from './store/keys/0001-keys.ts';
import { createKeyStore, type KeyTables } from './store/keys/database-key-store.ts';
import type { KeyStore } from './store/keys/key-store.ts';
import { readMasterKey, type MasterKey } from './store/keys/master-key.ts';
import { startLeases } from './store/leases.ts';
import { MIGRATIONS } from './store/migrations/all.ts';
import { startPostgresDatabase } from './store/postgres/postgres-database.ts';
import type { Schema } from './store/schema.ts';
import { startSqliteDatabase } from './store/sqlite/sqlite-database.ts';

export interface Stores {
  database: Database<Schema>;
  blobs: BlobStore;
  keys: KeyStore;
  master: MasterKey;
  /** What changes a recording stands in line by its id, over all nodes. */
  serial: Serial;
  close(): Promise<void>;
}

type Places = Pick<Config, 'data' | 'masterKeyFile' | 'databaseUrl' | 'keysDatabaseUrl' | 'bucket'>;

/** Opens all that is kept: what opens the rest lies apart from it, in `keys/` or in a schema or database of its own. */
export async function openStores(places: Places): Promise<Stores> {
  const { data, masterKeyFile } = places;
  const keysFolder = path.join(data, 'keys');
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const master = await readMasterKey(masterKeyFile ?? path.join(keysFolder, 'master.key'), {
    madeOnce: masterKeyFile === undefined,
  });
  const blobs = await openBlobs(places);
  const { database, keysDatabase } = await openDatabases(places, keysFolder);
  const keys = createKeyStore(keysDatabase, master.wrapping, { isShared: places.databaseUrl !== undefined });
  const leases = places.databaseUrl ? startLeases(database) : undefined;
  return {
    database,
    serial: leases ? createLeasedSerial(leases) : createSerial(),
    keys,
    master,
    blobs,
    async close() {
      leases?.stop();
      await database.close();
      await keys.close();
    },
  };
}

/** The library for buckets is loaded only where there is one: it is the largest of all that the server needs. */
async function openBlobs({ data, bucket }: Places): Promise<BlobStore> {
  if (!bucket) return createFileBlobStore(data);
  const { openS3BlobStore } = await import('./store/s3-blob-store.ts');
  return await openS3BlobStore(bucket);
}

async function openDatabases({ data, databaseUrl, keysDatabaseUrl = databaseUrl }: Places, keysFolder: string) {
  const file = path.join(data, 'opname.db');
  const database = databaseUrl
    ? await startPostgresDatabase<Schema>({ url: databaseUrl, schema: 'opname', migrations: MIGRATIONS })
    : await startSqliteDatabase<Schema>({ file, migrations: MIGRATIONS });
  try {
    const keysDatabase = keysDatabaseUrl
      ? await startPostgresDatabase<KeyTables>({
          url: keysDatabaseUrl,
          schema: 'opname_keys',
          migrations: KEY_MIGRATIONS,
        })
      : await startSqliteDatabase<KeyTables>({ file: path.join(keysFolder, 'keys.db'), migrations: KEY_MIGRATIONS });
    return { database, keysDatabase };
  } catch (error) {
    await database.close();
    throw error;
  }
}
