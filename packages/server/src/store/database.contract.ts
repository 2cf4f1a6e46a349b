import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestPostgres } from '../../test/postgres.ts';
import { StoreUnavailable, type Database } from './database.ts';
import type { Migration } from './migration.ts';
import { startPostgresDatabase } from './postgres/postgres-database.ts';
import { startSqliteDatabase } from './sqlite/sqlite-database.ts';
import { toStatement } from './statement.ts';
import { createTemplate } from './template.ts';

interface Tables {
  boxes: { name: string; weight: number; content: Uint8Array | null };
}

const first: Migration = {
  number: 1,
  name: 'first',
  sql: 'CREATE TABLE boxes (name TEXT PRIMARY KEY, weight INTEGER, content BLOB)',
};
const second: Migration = { number: 2, name: 'second', sql: 'ALTER TABLE boxes ADD COLUMN colour TEXT' };

const postgres = await startTestPostgres();
const why = 'skipped' in postgres ? ` (${postgres.skipped})` : '';
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
});

type Open = (migrations?: Migration[]) => Promise<Database<Tables>>;

/** Each back end makes an empty place and opens what lies there. */
const BACK_ENDS = [
  {
    name: 'SQLite',
    isHere: true,
    async create(): Promise<{ open: Open; remove: () => void }> {
      const folder = mkdtempSync(path.join(tmpdir(), 'opname-database-'));
      return {
        open: (migrations = [first]) => startSqliteDatabase({ file: path.join(folder, 'boxes.db'), migrations }),
        remove: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: `PostgreSQL${why}`,
    isHere: 'create' in postgres,
    async create(): Promise<{ open: Open; remove: () => void }> {
      if (!('create' in postgres)) throw new Error(why);
      const url = await postgres.create();
      return {
        open: (migrations = [first]) => startPostgresDatabase({ url, schema: 'opname', migrations }),
        remove: () => {},
      };
    },
  },
];

describe.for(BACK_ENDS)('a database on $name', (backEnd) => {
  let open: Open;
  let remove: () => void;
  let database: Database<Tables>;

  beforeEach(async ({ skip }) => {
    if (!backEnd.isHere) skip();
    ({ open, remove } = await backEnd.create());
    database = await open();
  });
  afterEach(async () => {
    if (!backEnd.isHere) return;
    await database.close();
    remove();
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

  test('a transaction of several questions can be taken back, and others go on beside it or after it', async () => {
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

  test('knows the time', async () => {
    const { rows } = await sql<{ now: number }>`select now_ms() as now`.execute(database.query);
    const apart = Math.abs((rows[0]?.now ?? 0) - Date.now());
    expect(apart).toBeLessThan(60_000);
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
    database = await open([first, second]);
    expect(await names()).toEqual(['a']);
  });

  test('copies what there is at one moment into a file of SQLite, whichever it is itself', async () => {
    const content = Uint8Array.from([0, 1, 255]);
    await database.write([insert('a', 2, content), insert('b')]);
    const folder = mkdtempSync(path.join(tmpdir(), 'opname-copy-'));
    const file = path.join(folder, 'boxes.db');
    await database.copyTo(file);
    await database.write([insert('c')]);
    const copy = await startSqliteDatabase<Tables>({ file, migrations: [first] });
    expect(await copy.query.selectFrom('boxes').selectAll().orderBy('name').execute()).toEqual([
      { name: 'a', weight: 2, content },
      { name: 'b', weight: 1, content: null },
    ]);
    await copy.close();
    rmSync(folder, { recursive: true });
  });

  test('refuses what a newer program has written', async () => {
    await database.close();
    database = await open([first, second]);
    await database.close();
    await expect(open()).rejects.toThrow('newer Opname');
    database = await open([first, second]);
  });

  test('units that change the same row at once all change it', async () => {
    await database.write([insert('a', 0)]);
    const increase = toStatement(
      database.query
        .updateTable('boxes')
        .set((row) => ({ weight: row('weight', '+', 1) }))
        .where('name', '=', 'a'),
      1,
    );
    await Promise.all(Array.from({ length: 50 }, () => database.write([increase, increase])));
    const { weight } = await database.query.selectFrom('boxes').select('weight').executeTakeFirstOrThrow();
    expect(weight).toBe(100);
  });

  test('of units that want the same name at once one gets it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => database.write([insert('a', index)])));
    expect(outcomes.filter(({ status }) => status === 'written')).toHaveLength(1);
  });

  test('whole numbers, sums, counts and truths come back as numbers, and text is ordered by its bytes', async () => {
    const instant = 1_800_000_000_000;
    await database.write([insert('B', instant), insert('a', instant), insert('Ä', 1)]);
    const row = await database.query
      .selectFrom('boxes')
      .select((of) => [
        of.fn.sum<number>('weight').as('sum'),
        of.fn.countAll<number>().as('count'),
        of.val(null).as('nothing'),
        of.exists(of.selectFrom('boxes').select('name')).as('any'),
      ])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ sum: 2 * instant + 1, count: 3, nothing: null, any: 1 });
    expect(await names()).toEqual(['B', 'a', 'Ä']);
  });

  test('after it is closed it rejects', async () => {
    await database.close();
    await expect(database.write([insert('a')])).rejects.toThrow(StoreUnavailable);
  });
});
