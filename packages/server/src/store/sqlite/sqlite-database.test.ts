import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesUnder } from '../../../test/files.ts';
import { StoreUnavailable, type Database } from '../database.ts';
import { toStatement } from '../statement.ts';
import { startSqliteDatabase } from './sqlite-database.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { startSqliteThread, type SqliteThread } from './sqlite-thread.ts';

interface Tables {
  boxes: { name: string; content: Uint8Array };
}

const migrations = [{ number: 1, name: 'first', sql: 'CREATE TABLE boxes (name TEXT PRIMARY KEY, content BLOB)' }];
const PAGE_BYTES = 4096;

let folder: string;
let database: Database<Tables>;

const open = (maxPages?: number) =>
  startSqliteDatabase<Tables>({ file: path.join(folder, 'boxes.db'), migrations, ...(maxPages && { maxPages }) });
const insert = (name: string, content = new Uint8Array()) =>
  toStatement(database.query.insertInto('boxes').values({ name, content }), 1);
const isThird = (rest: number) => sql<boolean>`cast(name as integer) % 3 = ${rest}`;
const isOnDisk = (text: string) => filesUnder(folder).some((file) => readFileSync(file).includes(text));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opname-sqlite-'));
  database = await open();
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test('refuses to be opened twice', async () => {
  await expect(open()).rejects.toThrow('Another process');
});

test('questions that come together do not wait for one another', async () => {
  const thread = await startSqliteThread({ file: path.join(folder, 'other.db'), migrations });
  const asked = { now: 0, most: 0 };
  const ask: SqliteThread['ask'] = async (question) => {
    asked.most = Math.max(asked.most, ++asked.now);
    return await thread.ask(question).finally(() => asked.now--);
  };
  const query = new Kysely<Tables>({ dialect: createSqliteDialect({ ...thread, ask }) });
  await Promise.all(Array.from({ length: 10 }, () => query.selectFrom('boxes').selectAll().execute()));
  expect(asked.most).toBe(10);
  await thread.close();
});

test('with a full disk it rejects, has changed nothing, and holds what it held', async () => {
  await database.close();
  database = await open(32);
  await database.write([insert('a')]);
  await expect(database.write([insert('b', new Uint8Array(64 * PAGE_BYTES))])).rejects.toThrow(StoreUnavailable);
  expect(await database.query.selectFrom('boxes').select('name').execute()).toEqual([{ name: 'a' }]);
  expect(await database.write([insert('c')])).toEqual({ status: 'written' });
});

test('what was removed cannot be read from the disk any more once it is scrubbed', async () => {
  await database.write([insert('a', Uint8Array.from(Buffer.from('a swordfish in a box '.repeat(1000))))]);
  expect(isOnDisk('swordfish')).toBe(true);
  await database.query.deleteFrom('boxes').execute();
  await database.scrub();
  expect(isOnDisk('swordfish')).toBe(false);
});

test('nothing of what was removed stays in a page that rows were moved out of', async () => {
  const marks = Array.from({ length: 600 }, (_, index) => randomBytes(100 + (index % 200)));
  await database.write(marks.map((mark, index) => insert(String(index), Uint8Array.from(mark))));
  // Shrinking and removing every other row makes SQLite rebuild its pages.
  await database.query.updateTable('boxes').set({ content: new Uint8Array() }).where(isThird(0)).execute();
  await database.query.deleteFrom('boxes').where(isThird(1)).execute();
  await database.scrub();
  const files = filesUnder(folder).map((file) => readFileSync(file));
  const left = marks.filter((mark, index) => index % 3 !== 2 && files.some((file) => file.includes(mark)));
  expect(left).toEqual([]);
  expect(files.some((file) => file.includes(marks[2] ?? ''))).toBe(true);
});
