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
  /** Undefined where the data is kept by others, which have tools of their own to copy it. */
  copies?: Copies;
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
  const { database, keysDatabase, journalDatabase } = await openDatabases(places, keysFolder);
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
    ...createCopies(places, { database, keysDatabase, journal }),
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
}

function createCopies(places: Places, { database, keysDatabase, journal }: Copied): { copies?: Copies } {
  const { data, bucket, masterKeyFile } = places;
  const { copyTo } = database;
  const { copyTo: copyKeysTo } = keysDatabase;
  if (bucket || !copyTo || !copyKeysTo) return {};
  const masterKey = masterKeyFile ? {} : { masterKey: path.join(data, 'keys', 'master.key') };
  const removals = () => journal.list('', Number.MAX_SAFE_INTEGER);
  return { copies: { database: copyTo, keys: copyKeysTo, removals, blobs: data, ...masterKey } };
}

/** The library for buckets is loaded only where there is one: it is the largest of all that the server needs. */
async function openBlobs({ data, bucket }: Places): Promise<BlobStore> {
  if (!bucket) return createFileBlobStore(data);
  const { openS3BlobStore } = await import('./store/s3-blob-store.ts');
  return await openS3BlobStore(bucket);
}

async function openDatabases({ data, databaseUrl, keysDatabaseUrl = databaseUrl }: Places, keysFolder: string) {
  const opened: Database<unknown>[] = [];
  async function open<Tables>(
    place: { url: string | undefined; schema: string; file: string },
    migrations: Migrations,
  ) {
    const { url, schema, file } = place;
    const database = url
      ? await startPostgresDatabase<Tables>({ url, schema, migrations })
      : await startSqliteDatabase<Tables>({ file, migrations });
    opened.push(database as Database<unknown>);
    return database;
  }
  const journalFolder = path.join(data, 'journal');
  await mkdir(journalFolder, { recursive: true, mode: 0o700 });
  try {
    const main = { url: databaseUrl, schema: 'opname', file: path.join(data, 'opname.db') };
    const keys = { url: keysDatabaseUrl, schema: 'opname_keys', file: path.join(keysFolder, 'keys.db') };
    const journal = { url: keysDatabaseUrl, schema: 'opname_journal', file: path.join(journalFolder, 'journal.db') };
    return {
      database: await open<Schema>(main, MIGRATIONS),
      keysDatabase: await open<KeyTables>(keys, KEY_MIGRATIONS),
      journalDatabase: await open<JournalTables>(journal, JOURNAL_MIGRATIONS),
    };
  } catch (error) {
    for (const database of opened) await database.close();
    throw error;
  }
}
