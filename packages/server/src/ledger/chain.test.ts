import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSqliteDatabase } from '../store/sqlite/sqlite-database.ts';
import { MIGRATIONS } from '../store/migrations/all.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { GENESIS, type Chain } from './chain.ts';
import { createLedger } from './ledger.ts';
import { createChainCheck } from './verify-chain.ts';

const NOW = 1_800_000_000_000;
let folder: string;
let database: Database<Schema>;
let chain: Chain;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opname-chain-'));
  await open();
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  database = await startSqliteDatabase<Schema>({ file: path.join(folder, 'opname.db'), migrations: MIGRATIONS });
  chain = createLedger(database);
}

const event = (name: string) => ({ at: NOW, kind: 'given', body: { site: 'trial', what: name } });
const trial = (key: string) =>
  toStatement(database.query.insertInto('trials').values({ subject_key: key, started_at: NOW }), 1);

async function problemOf(entries: Parameters<ReturnType<typeof createChainCheck>['add']>[0][]) {
  const check = createChainCheck();
  return entries.map((entry) => check.add(entry)).find((problem) => problem !== undefined);
}

it('F1 appends entries that each hold the hash of the one before', async () => {
  await chain.write([], [event('a'), event('b')]);
  const [first, second] = await chain.list(0, 10);
  expect(first).toMatchObject({ seq: 0, at: NOW, kind: 'given', body: '{"site":"trial","what":"a"}', prev: GENESIS });
  expect(first?.columns).toEqual({ site: 'trial', subject_key: null, recording: null });
  expect(second).toMatchObject({ seq: 1, prev: first?.hash });
  expect(await chain.readHead()).toEqual({ size: 2, head: second?.hash });
});

it('F1 is one chain, whoever writes at the same time', async () => {
  const other = createLedger(database);
  await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 ? chain : other).write([], [event(`é ${n}`)])));
  const entries = await chain.list(0, 1000);
  expect(entries).toHaveLength(200);
  expect(await problemOf(entries)).toBeUndefined();
});

it('F1 appends nothing when what it tells of did not happen', async () => {
  await chain.write([trial('a')], [event('a')]);
  expect(await chain.write([trial('b'), trial('a')], [event('b')])).toEqual({ status: 'refused', statement: 1 });
  expect(await chain.readHead()).toMatchObject({ size: 1 });
});

it('F1 lets nobody change or remove an entry by the store', async () => {
  await chain.write([], [event('a')]);
  await expect(database.query.updateTable('ledger').set({ at: 1 }).execute()).rejects.toThrow('only ever appended');
  await expect(database.query.deleteFrom('ledger').execute()).rejects.toThrow('only ever appended');
});

it('F1 finds what was changed, removed, inserted, moved, filed elsewhere or cut off', async () => {
  await chain.write([], ['a', 'b', 'c', 'd'].map(event));
  const entries = await chain.list(0, 10);
  const [a, b, c, d] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
  expect(await problemOf(entries)).toBeUndefined();
  expect(await problemOf([a, { ...b, body: b.body.replace('b', 'x') }, c, d])).toMatch(/^Entry 1 was changed/);
  expect(await problemOf([a, { ...b, at: b.at + 1 }, c, d])).toMatch(/^Entry 1 was changed/);
  expect(await problemOf([a, c, d])).toMatch(/^Entry 1 is missing/);
  expect(await problemOf([a, c, b, d])).toMatch(/^Entry 1 is missing/);
  expect(await problemOf([a, b, b, c, d])).toMatch(/^Entry 1 comes again/);
  expect(await problemOf([a, { ...b, columns: { site: 'other' } }, c])).toMatch(/^Entry 1 is filed under another site/);
  const check = createChainCheck();
  for (const entry of [a, b, c]) check.add(entry);
  const claims = { chain: 'ledger', size: 4, head: d.hash, at: NOW };
  expect(check.compare(claims)).toMatch(/over 4 entries and there are 3: the end was cut off/);
  expect(check.compare({ ...claims, size: 3, head: d.hash })).toMatch(/the chain was written anew/);
  expect(check.compare({ ...claims, size: 3, head: c.hash })).toBeUndefined();
});

it('F1 begins with what was written down of consents before there was a chain', async () => {
  await database.close();
  rmSync(path.join(folder, 'opname.db'));
  const before = await startSqliteDatabase<{ consent_events: Record<string, unknown> }>({
    file: path.join(folder, 'opname.db'),
    migrations: MIGRATIONS.slice(0, 3),
  });
  const old = { site: 'trial', subject_key: 'k', recording: 'r', notice: 'n', language: 'en', level: 'screen' };
  const put = (id: string, at: number, kind: string) =>
    before.query
      .insertInto('consent_events')
      .values({ ...old, id, at, kind, rules_version: '7' })
      .execute();
  await put('1', NOW + 5, 'erased');
  await put('2', NOW, 'given');
  await before.close();
  await open();
  await chain.write([], [event('new')]);
  const entries = await chain.list(0, 10);
  expect(entries.map(({ kind, at }) => [kind, at - NOW])).toEqual([
    ['given', 0],
    ['erased', 5],
    ['given', 0],
  ]);
  expect(await problemOf(entries)).toBeUndefined();
});
