import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RECORDING_MAX_BYTES, RECORDING_MAX_PAGES } from '@opname/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRecording, NOW } from '../../test/stores.ts';
import { StoreUnavailable } from '../store/database.ts';
import { MIGRATIONS } from '../store/migrations/all.ts';
import type { Schema } from '../store/schema.ts';
import { startSqliteDatabase } from '../store/sqlite/sqlite-database.ts';
import { openStores, type Stores } from '../stores.ts';
import { createChunks, type SealedChunk } from './chunks.ts';

let data: string;
let stores: Stores;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-chunks-'));
  stores = await openStores({ data });
});
afterEach(async () => {
  await stores.close();
  rmSync(data, { recursive: true, force: true });
});

const chunk = (recording: string, changes: Partial<SealedChunk> = {}): SealedChunk => ({
  recording,
  page: randomUUID(),
  sequence: 0,
  isLast: false,
  hash: new Uint8Array(32),
  sealed: new Uint8Array(100),
  now: NOW,
  ...changes,
});

test('a recording takes as many bytes as its budget and no more', async () => {
  const recording = await beginRecording(stores);
  const { query } = stores.database;
  await query
    .updateTable('recordings')
    .set({ bytes: RECORDING_MAX_BYTES - 150 })
    .execute();
  const chunks = createChunks(stores.database);
  await chunks.hold(chunk(recording));
  await expect(chunks.hold(chunk(recording))).rejects.toMatchObject({ code: 'over-budget' });
  await chunks.hold(chunk(recording, { sealed: new Uint8Array(50) }));
});

test('a recording takes as many pages as it may have and no more', async () => {
  const recording = await beginRecording(stores);
  const chunks = createChunks(stores.database);
  const pages = Array.from({ length: RECORDING_MAX_PAGES }, () => ({
    recording,
    page: randomUUID(),
    chunks: 0,
    now: NOW,
  }));
  await Promise.all(pages.map((page) => chunks.closePage(page)));
  await expect(chunks.hold(chunk(recording))).rejects.toMatchObject({ code: 'over-budget' });
}, 30_000);

test('with a full disk a chunk is not acknowledged, and taken when there is room again', async () => {
  const full = path.join(data, 'full.db');
  const small = await startSqliteDatabase<Schema>({ file: full, migrations: MIGRATIONS, maxPages: 200 });
  const recording = await beginRecording({ database: small, keys: stores.keys });
  const large = () => chunk(recording, { page: 'a', sealed: new Uint8Array(600_000) });
  await expect(createChunks(small).hold(large())).rejects.toThrow(StoreUnavailable);
  await small.close();

  const roomy = await startSqliteDatabase<Schema>({ file: full, migrations: MIGRATIONS });
  const { bytes } = await roomy.query.selectFrom('recordings').select('bytes').executeTakeFirstOrThrow();
  expect(bytes).toBe(0);
  await createChunks(roomy).hold(large());
  await roomy.close();
});
