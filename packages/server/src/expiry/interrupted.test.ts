import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesUnder } from '../../test/files.ts';
import { beginRecording, NOW } from '../../test/stores.ts';
import { createChunks } from '../ingest/chunks.ts';
import { createBlobSweeper, type BlobSweeper } from '../pack/blob-sweeper.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createSerial } from '../serial.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Schema } from '../store/schema.ts';
import { openStores, type Stores } from '../stores.ts';
import { createRemover } from './remover.ts';

const MARKED = randomBytes(9000);
let data: string;
let stores: Stores;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-removal-'));
  stores = await openStores({ data });
});
afterEach(async () => {
  await stores.close();
  rmSync(data, { recursive: true, force: true });
});

interface Steps {
  keys: KeyStore;
  sweeper: BlobSweeper;
  database: Database<Schema>;
}

function createTestRemover(change: (steps: Steps) => Partial<Steps> = () => ({})) {
  const { keys, database, blobs } = stores;
  const ledger = createLedger(database);
  const steps = { keys, database, ledger, sweeper: createBlobSweeper(database, blobs) };
  return createRemover({ blobs, ...steps, ...change(steps), serial: createSerial(), now: () => NOW, onFailure });
}

async function begin(): Promise<string> {
  const recording = await beginRecording(stores);
  const chunk = { recording, page: randomUUID(), sequence: 0, isLast: false, hash: new Uint8Array(32), now: NOW };
  await createChunks(stores.database).hold({ ...chunk, sealed: Buffer.from(MARKED) });
  const blob = `packs/${recording}/${randomUUID()}`;
  await createBlobSweeper(stores.database, stores.blobs).announce(blob, recording);
  await stores.blobs.put(blob, MARKED);
  return recording;
}

const isMarkedOnDisk = () => filesUnder(data).some((file) => readFileSync(file).includes(MARKED.subarray(1000, 1064)));

const onFailure = (error: unknown) => {
  throw error;
};

const crash = async () => {
  throw new Error('the process ended here');
};

const MOMENTS: Record<string, (steps: Steps) => Partial<Steps>> = {
  'before the key is destroyed': ({ keys }) => ({ keys: { ...keys, destroy: crash } }),
  'after the key is destroyed': ({ keys }) => ({ keys: { ...keys, destroy: (id) => keys.destroy(id).then(crash) } }),
  'after the blobs are removed': ({ sweeper }) => ({
    sweeper: { ...sweeper, removeAll: (recording) => sweeper.removeAll(recording).then(crash) },
  }),
  'before the disk is scrubbed': ({ database }) => ({ database: { ...database, scrub: crash } }),
  'after the disk is scrubbed': ({ database }) => ({
    database: { ...database, scrub: () => database.scrub().then(crash) },
  }),
};

test.each(Object.keys(MOMENTS))('an erasure that ends %s is completed at the next start', async (moment) => {
  const recording = await begin();
  expect(isMarkedOnDisk()).toBe(true);
  await expect(createTestRemover(MOMENTS[moment]).remove(recording, 'erased')).rejects.toThrow(
    'the process ended here',
  );
  await stores.close();
  stores = await openStores({ data });
  await createTestRemover().removeDue();

  expect(isMarkedOnDisk()).toBe(false);
  const { query } = stores.database;
  const tables = ['recordings', 'pages', 'chunks', 'segments', 'blobs'] as const;
  const left = await Promise.all(tables.map((table) => query.selectFrom(table).selectAll().execute()));
  expect(left.flat()).toEqual([]);
  expect(await stores.blobs.list('packs/')).toEqual([]);
  expect(await stores.keys.read(recording)).toBeUndefined();
  const removals = await query.selectFrom('removals').selectAll().execute();
  expect(removals).toMatchObject([{ recording, why: 'erased', done_at: NOW }]);
  const events = await createLedger(stores.database).list(0, 10);
  expect(events.map(({ kind, body }) => [kind, (JSON.parse(body) as { rules_version: string }).rules_version])).toEqual(
    [
      ['given', '7'],
      ['erased', '7'],
    ],
  );
});
