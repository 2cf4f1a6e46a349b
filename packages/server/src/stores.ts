import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Copies } from './backup/stage.ts';
import type { Config } from './config/config.ts';
import { createLeasedSerial } from './leased-serial.ts';
import { createSerial, type Serial } from './serial.ts';
import type { BlobStore } from './store/blob-store.ts';
import type { Database } from './store/database.ts';
import { createFileBlobStore } from './store/file-blob-store.ts';
import { createJournal, type Journal, type JournalTables } from './store/journal/journal.ts';
import { JOURNAL_MIGRATIONS } from './store/journal/0001-journal.ts';
import { KEY_MIGRATIONS } from './store/keys/0001-keys.ts';
import { openSigner, type Signer } from './store/keys/signing-keys.ts';
import { createKeyStore, type KeyTables } from './store/keys/database-key-store.ts';
import type { KeyStore } from './store/keys/key-store.ts';
import { readMasterKey, type MasterKey } from './store/keys/master-key.ts';
import { startLeases } from './store/leases.ts';
import type { Migration } from './store/migration.ts';
import { MIGRATIONS } from './store/migrations/all.ts';
import { startPostgresDatabase } from './store/postgres/postgres-database.ts';
import type { Schema } from './store/schema.ts';
import { startSqliteDatabase } from './store/sqlite/sqlite-database.ts';

export interface Stores {
  database: Database<Schema>;
  blobs: BlobStore;
  keys: KeyStore;
  /** What receipts and checkpoints are signed with. */
  signer: Signer;
  journal: Journal;
  master: MasterKey;
  /** What changes a recording stands in line by its id, over all nodes. */
  serial: Serial;
  /** How all of it is copied while it is in use. */
  copies: Copies;
  close(): Promise<void>;
}

type Places = Pick<Config, 'data' | 'masterKeyFile' | 'databaseUrl' | 'keysDatabaseUrl' | 'bucket'>;

/**
 * Opens all that is kept. What opens the rest, and what was removed from it, lie apart from it and are never in a backup of
 * it: in `keys/` and `journal/`, or in schemas of their own.
 */
export async function openStores(places: Places): Promise<Stores> {
  const { data, masterKeyFile } = places;
  const keysFolder = path.join(data, 'keys');
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const master = await readMasterKey(masterKeyFile ?? path.join(keysFolder, 'master.key'), {
    madeOnce: masterKeyFile === undefined,
  });
  const blobs = await openBlobs(places);
  const { database, keysDatabase, journalDatabase } = await openDatabases(places);
  const keys = createKeyStore(keysDatabase, master.wrapping, { isShared: places.databaseUrl !== undefined });
  const leases = places.databaseUrl ? startLeases(database) : undefined;
  const journal = createJournal(journalDatabase);
  return {
    database,
    serial: leases ? createLeasedSerial(leases) : createSerial(),
    keys,
    signer: await openSigner(keysDatabase, master.wrapping),
    journal,
    master,
    blobs,
    copies: createCopies(places, { database, keysDatabase, journal, blobs }),
    async close() {
      leases?.stop();
      await database.close();
      await journalDatabase.close();
      await keys.close();
    },
  };
}

type Migrations = readonly Migration[];

interface Copied {
  database: Database<Schema>;
  keysDatabase: Database<KeyTables>;
  journal: Journal;
  blobs: BlobStore;
}

function createCopies({ data, masterKeyFile }: Places, { database, keysDatabase, journal, blobs }: Copied): Copies {
  return {
    database: database.copyTo,
    keys: keysDatabase.copyTo,
    removals: () => journal.list('', Number.MAX_SAFE_INTEGER),
    blob: (key, file) => blobs.copyTo(key, file),
    ...(!masterKeyFile && { masterKey: path.join(data, 'keys', 'master.key') }),
  };
}

/** The library for buckets is loaded only where there is one: it is the largest of all that the server needs. */
export async function openBlobs({ data, bucket }: Pick<Places, 'data' | 'bucket'>): Promise<BlobStore> {
  if (!bucket) return createFileBlobStore(data);
  const { openS3BlobStore } = await import('./store/s3-blob-store.ts');
  return await openS3BlobStore(bucket);
}

interface DatabasePlace {
  /** Of a PostgreSQL; where there is none it is a file. */
  url: string | undefined;
  schema: string;
  file: string;
  migrations: Migrations;
  isMain: boolean;
}

/** Where the metadata, the keys and the journal are, in this order. */
export function listDatabases({ data, databaseUrl, keysDatabaseUrl = databaseUrl }: Places) {
  const place = (schema: string, url: string | undefined, file: string, migrations: Migrations): DatabasePlace => ({
    url,
    schema,
    file: path.join(data, file),
    migrations,
    isMain: schema === 'opname',
  });
  return [
    place('opname', databaseUrl, 'opname.db', MIGRATIONS),
    place('opname_keys', keysDatabaseUrl, path.join('keys', 'keys.db'), KEY_MIGRATIONS),
    place('opname_journal', keysDatabaseUrl, path.join('journal', 'journal.db'), JOURNAL_MIGRATIONS),
  ] as const;
}

async function openDatabases(places: Places) {
  const opened: Database<unknown>[] = [];
  async function open<Tables>({ url, schema, file, migrations }: DatabasePlace) {
    const database = url
      ? await startPostgresDatabase<Tables>({ url, schema, migrations })
      : await startSqliteDatabase<Tables>({ file, migrations });
    opened.push(database as Database<unknown>);
    return database;
  }
  const [main, keys, journal] = listDatabases(places);
  await mkdir(path.dirname(journal.file), { recursive: true, mode: 0o700 });
  try {
    return {
      database: await open<Schema>(main),
      keysDatabase: await open<KeyTables>(keys),
      journalDatabase: await open<JournalTables>(journal),
    };
  } catch (error) {
    for (const database of opened) await database.close();
    throw error;
  }
}
