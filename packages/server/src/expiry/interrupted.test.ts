import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
import { SITE } from '../../test/test-server.ts';
import type { Journal } from '../store/journal/journal.ts';
import type { Signer } from '../store/keys/signing-keys.ts';
import { chunksOf, factsOf, keyOf, packsOf } from './derivatives.ts';
import { createRemovalReceipt } from './removal-receipt.ts';
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
  journal: Journal;
  sign: Signer['sign'];
}

function createTestRemover(change: (steps: Steps) => Partial<Steps> = () => ({})) {
  const { keys, database, blobs, journal, signer } = stores;
  const steps: Steps = {
    keys,
    database,
    journal,
    sweeper: createBlobSweeper(database, blobs),
    sign: (content, type) => signer.sign(content, type),
  };
  const { sign, ...taken } = { ...steps, ...change(steps) };
  const derivatives = [
    keyOf(taken.keys),
    packsOf(database, blobs, taken.sweeper),
    chunksOf(database),
    factsOf(taken.database),
  ];
  const createReceipt = createRemovalReceipt({
    signer: { sign },
    siteName: (site) => site,
    readNotice: async () => SITE.notice,
    gone: derivatives.map(({ name }) => name),
    backupDays: 93,
    readDeleteBy: async () => undefined,
  });
  return createRemover({
    database: taken.database,
    journal: taken.journal,
    ledger: createLedger(taken.database),
    derivatives,
    createReceipt,
    serial: createSerial(),
    forget: () => undefined,
    now: () => NOW,
    onFailure,
  });
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

const crash = async (): Promise<never> => {
  throw new Error('the process ended here');
};

const MOMENTS: Record<string, (steps: Steps) => Partial<Steps>> = {
  'after the journal is written': ({ journal }) => ({
    journal: { ...journal, append: (entry) => journal.append(entry).then(crash) },
  }),
  'before the key is destroyed': ({ keys }) => ({ keys: { ...keys, destroy: crash } }),
  'after the key is destroyed': ({ keys }) => ({ keys: { ...keys, destroy: (id) => keys.destroy(id).then(crash) } }),
  'after the blobs are removed': ({ sweeper }) => ({
    sweeper: { ...sweeper, removeAll: (recording) => sweeper.removeAll(recording).then(crash) },
  }),
  'before the disk is scrubbed': ({ database }) => ({ database: { ...database, scrub: crash } }),
  'after the disk is scrubbed': ({ database }) => ({
    database: { ...database, scrub: () => database.scrub().then(crash) },
  }),
  'before the receipt is signed': () => ({ sign: crash }),
  'after the receipt is signed': ({ sign }) => ({ sign: (content, type) => sign(content, type).then(crash) }),
};

async function reopen(): Promise<void> {
  await stores.close();
  stores = await openStores({ data });
}

/** As a server does before it serves. */
async function complete(): Promise<void> {
  const remover = createTestRemover();
  await remover.replayJournal();
  await remover.removeDue();
}

async function listLeft() {
  const { query } = stores.database;
  const tables = ['recordings', 'pages', 'chunks', 'segments', 'blobs', 'gaps'] as const;
  const left = await Promise.all(tables.map((table) => query.selectFrom(table).selectAll().execute()));
  return [...left.flat(), ...(await stores.blobs.list('packs/'))];
}

const WISH = { how: 'indicator', by: 'participant' } as const;

it.each(Object.keys(MOMENTS))('G2 completes an erasure that ends %s at the next start', async (moment) => {
  const recording = await begin();
  expect(isMarkedOnDisk()).toBe(true);
  await expect(createTestRemover(MOMENTS[moment]).remove(recording, 'erased', WISH)).rejects.toThrow(
    'the process ended here',
  );
  await reopen();
  await complete();

  expect(isMarkedOnDisk()).toBe(false);
  expect(await listLeft()).toEqual([]);
  expect(await stores.keys.read(recording)).toBeUndefined();
  const removals = await stores.database.query.selectFrom('removals').selectAll().execute();
  expect(removals).toMatchObject([{ recording, why: 'erased', said_by: 'participant', done_at: NOW }]);
  const receipt = await createTestRemover().remove(recording, 'erased', WISH);
  expect(receipt).toBe(removals[0]?.receipt);
  const events = await createLedger(stores.database).list(0, 10);
  expect(events.map(({ kind, body }) => [kind, (JSON.parse(body) as { rules_version: string }).rules_version])).toEqual(
    [
      ['given', '7'],
      ['erased', '7'],
    ],
  );
});

const full = () => Promise.reject(new Error('the journal is full'));

it('G2 writes the wish into the journal before anything of the recording changes', async () => {
  const recording = await begin();
  const remover = createTestRemover(({ journal }) => ({ journal: { ...journal, append: full } }));
  await expect(remover.remove(recording, 'erased', WISH)).rejects.toThrow('the journal is full');
  expect(await stores.database.query.selectFrom('removals').selectAll().execute()).toEqual([]);
  expect(await stores.keys.read(recording)).toBeDefined();
  expect(isMarkedOnDisk()).toBe(true);
});

it('G2 destroys the key first', async () => {
  const recording = await begin();
  const keyGone: boolean[] = [];
  const remover = createTestRemover(({ sweeper }) => ({
    sweeper: {
      ...sweeper,
      async removeAll(id) {
        keyGone.push((await stores.keys.read(id)) === undefined);
        await sweeper.removeAll(id);
      },
    },
  }));
  await remover.remove(recording, 'erased', WISH);
  expect(keyGone).toEqual([true]);
});

it('G3 removes again what an older copy of the data brings back, erased or expired', async () => {
  const [erased, expired, kept] = [await begin(), await begin(), await begin()];
  await reopen();
  const files = ['opname.db', 'packs'].map((name) => path.join(data, name));
  const copies = files.map((file) => `${file}.copy`);
  await stores.close();
  for (const [index, file] of files.entries()) cpSync(file, copies[index] ?? '', { recursive: true });
  stores = await openStores({ data });
  await createTestRemover().remove(erased, 'erased', WISH);
  await createTestRemover().remove(expired, 'expired', { how: null, by: 'server' });

  await stores.close();
  for (const [index, file] of files.entries()) {
    rmSync(file, { recursive: true, force: true });
    renameSync(copies[index] ?? '', file);
  }
  stores = await openStores({ data });
  const { query } = stores.database;
  expect(await query.selectFrom('recordings').select('id').execute()).toHaveLength(3);
  await createTestRemover().replayJournal();
  expect(await query.selectFrom('recordings').select('id').execute()).toEqual([{ id: kept }]);
  const removals = await query.selectFrom('removals').select(['recording', 'why']).execute();
  expect(new Map(removals.map(({ recording, why }) => [recording, why]))).toEqual(
    new Map([
      [erased, 'erased'],
      [expired, 'expired'],
    ]),
  );
});

it('G2 keeps a journal that nobody changes by the store', async () => {
  await stores.journal.append({ recording: 'a', site: 's', why: 'erased', said_by: 'participant', at: NOW });
  await stores.journal.append({ recording: 'a', site: 's', why: 'expired', said_by: 'server', at: NOW + 1 });
  expect(await stores.journal.list('', 10)).toMatchObject([{ recording: 'a', why: 'erased', at: NOW }]);
});
