import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesUnder } from '../../test/files.ts';
import { StoreUnavailable, type Database } from './database.ts';
import { startSqliteDatabase } from './sqlite/sqlite-database.ts';
import { toStatement } from './statement.ts';
import { createTemplate } from './template.ts';

interface Tables {
  boxes: { name: string; weight: number; content: Uint8Array | null };
}

const first = {
  number: 1,
  name: 'first',
  sql: 'CREATE TABLE boxes (name TEXT PRIMARY KEY, weight INTEGER, content BLOB)',
};
const second = { number: 2, name: 'second', sql: 'ALTER TABLE boxes ADD COLUMN colour TEXT' };
const PAGE_BYTES = 4096;

/** Each back end opens what lies in a folder, with what may be asked of it there. */
const BACK_ENDS = [
  {
    name: 'SQLite',
    open: (
      folder: string,
      { migrations = [first], maxBytes }: { migrations?: (typeof first)[]; maxBytes?: number } = {},
    ) =>
      startSqliteDatabase<Tables>({
        file: path.join(folder, 'boxes.db'),
        migrations,
        ...(maxBytes && { maxPages: maxBytes / PAGE_BYTES }),
      }),
  },
];

const isOnDisk = (folder: string, text: string) => filesUnder(folder).some((file) => readFileSync(file).includes(text));

describe.each(BACK_ENDS)('a database on $name', ({ open }) => {
  let folder: string;
  let database: Database<Tables>;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'opname-database-'));
    database = await open(folder);
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const insert = (name: string, weight = 1, content: Uint8Array | null = null) =>
    toStatement(database.query.insertInto('boxes').values({ name, weight, content }), 1);
  const weigh = (name: string, weight: number) =>
    toStatement(database.query.updateTable('boxes').set({ weight }).where('name', '=', name), 1);
  const names = async () => {
    const rows = await database.query.selectFrom('boxes').select('name').orderBy('name').execute();
    return rows.map(({ name }) => name);
  };

  test('writes a unit and sees it at once', async () => {
    expect(await database.write([insert('a'), insert('b'), weigh('a', 5)])).toEqual({ status: 'written' });
    expect(await database.query.selectFrom('boxes').selectAll().where('name', '=', 'a').executeTakeFirst()).toEqual({
      name: 'a',
      weight: 5,
      content: null,
    });
  });

  test('writes nothing of a unit whose statement changes another number of rows, and says which', async () => {
    expect(await database.write([insert('a'), weigh('nobody', 5), insert('b')])).toEqual({
      status: 'refused',
      statement: 1,
    });
    expect(await names()).toEqual([]);
  });

  test('writes nothing of a unit that breaks a constraint', async () => {
    await database.write([insert('a')]);
    expect(await database.write([insert('b'), insert('a')])).toEqual({ status: 'refused', statement: 1 });
    expect(await names()).toEqual(['a']);
  });

  test('a unit that is refused or fails leaves those beside it as they are', async () => {
    const outcomes = await Promise.allSettled([
      database.write([insert('a')]),
      database.write([insert('b'), insert('b')]),
      database.write([{ sql: 'INSERT INTO nothing VALUES (1)', parameters: [] }]),
      database.write([insert('c')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'c']);
  });

  test('a transaction of several questions holds the others back and can be taken back', async () => {
    const taken = database.query.transaction().execute(async (transaction) => {
      await transaction.insertInto('boxes').values({ name: 'a', weight: 1, content: null }).execute();
      throw new Error('taken back');
    });
    const beside = database.write([insert('b')]);
    await expect(taken).rejects.toThrow('taken back');
    await beside;
    expect(await names()).toEqual(['b']);
  });

  test('a template is filled as often as it is used', async () => {
    const put = createTemplate<{ name: string; weight: number }>(({ name, weight }) =>
      database.query.insertInto('boxes').values({ name, weight, content: null }),
    );
    await Promise.all([
      database.write([put({ name: 'a', weight: 1 }, 1)]),
      database.write([put({ name: 'b', weight: 2 }, 1)]),
    ]);
    expect(await names()).toEqual(['a', 'b']);
  });

  test('knows the hash of a text', async () => {
    const select = sql<{ hash: string }>`select sha256_hex(cast(${'Zürich | 東京'} as text)) as hash`;
    const { rows } = await select.execute(database.query);
    expect(rows).toEqual([{ hash: createHash('sha256').update('Zürich | 東京').digest('hex') }]);
  });

  test('keeps bytes as they were', async () => {
    const content = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    await database.write([insert('a', 1, content.slice())]);
    const row = await database.query.selectFrom('boxes').select('content').executeTakeFirstOrThrow();
    expect(Buffer.compare(row.content ?? new Uint8Array(), content)).toBe(0);
  });

  test('keeps what was written when it is opened again, and migrates it forward', async () => {
    await database.write([insert('a')]);
    await database.close();
    database = await open(folder, { migrations: [first, second] });
    expect(await names()).toEqual(['a']);
  });

  test('refuses what a newer program has written', async () => {
    await database.close();
    database = await open(folder, { migrations: [first, second] });
    await database.close();
    await expect(open(folder)).rejects.toThrow('newer Opname');
    database = await open(folder, { migrations: [first, second] });
  });

  test('refuses to be opened twice', async () => {
    await expect(open(folder)).rejects.toThrow('Another process');
  });

  test('with a full disk it rejects, has changed nothing, and holds what it held', async () => {
    await database.close();
    database = await open(folder, { maxBytes: 32 * PAGE_BYTES });
    await database.write([insert('a')]);
    const large = database.write([insert('b', 1, new Uint8Array(64 * PAGE_BYTES))]);
    await expect(large).rejects.toThrow(StoreUnavailable);
    expect(await names()).toEqual(['a']);
    expect(await database.write([insert('c')])).toEqual({ status: 'written' });
  });

  test('after it is closed it rejects', async () => {
    await database.close();
    await expect(database.write([insert('a')])).rejects.toThrow(StoreUnavailable);
  });

  test('what was removed cannot be read from the disk any more once it is scrubbed', async () => {
    const marked = Buffer.from('a swordfish in a box '.repeat(1000));
    await database.write([insert('a', 1, Uint8Array.from(marked))]);
    expect(isOnDisk(folder, 'swordfish')).toBe(true);
    await database.query.deleteFrom('boxes').execute();
    await database.scrub();
    expect(isOnDisk(folder, 'swordfish')).toBe(false);
  });
});
