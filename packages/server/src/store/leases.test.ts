import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestPostgres } from '../../test/postgres.ts';
import type { Database } from './database.ts';
import { startLeases, type Leases } from './leases.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { startPostgresDatabase } from './postgres/postgres-database.ts';
import type { Schema } from './schema.ts';
import { startSqliteDatabase } from './sqlite/sqlite-database.ts';

const LEASE_MS = 1500;
const NODES = 3;

const postgres = await startTestPostgres();
const why = 'skipped' in postgres ? ` (${postgres.skipped})` : '';
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
});

const folder = mkdtempSync(path.join(tmpdir(), 'opname-leases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BACK_ENDS = [
  {
    name: 'SQLite',
    isHere: true,
    open: () => startSqliteDatabase<Schema>({ file: path.join(folder, 'leases.db'), migrations: MIGRATIONS }),
  },
  {
    name: `PostgreSQL${why}`,
    isHere: 'create' in postgres,
    open: async () => {
      if (!('create' in postgres)) throw new Error(why);
      const url = await postgres.create();
      return await startPostgresDatabase<Schema>({ url, schema: 'opname', migrations: MIGRATIONS });
    },
  },
];

describe.for(BACK_ENDS)('leases on $name', (backEnd) => {
  let database: Database<Schema>;
  let nodes: Leases[];

  beforeEach(async ({ skip }) => {
    if (!backEnd.isHere) skip();
    database = await backEnd.open();
    nodes = Array.from({ length: NODES }, () => startLeases(database, { leaseMs: LEASE_MS }));
  });
  afterEach(async () => {
    if (!backEnd.isHere) return;
    for (const node of nodes) node.stop();
    await database.close();
  });

  test('let one node at a time do what has one name, and all get their turn', async () => {
    let atOnce = 0;
    let most = 0;
    const turns = nodes
      .flatMap((node) => [node, node])
      .map((node) =>
        node.hold('a', async () => {
          most = Math.max(most, ++atOnce);
          await new Promise((resolve) => setTimeout(resolve, 30));
          atOnce--;
        }),
      );
    await Promise.all(turns);
    expect(most).toBe(1);
    expect(await database.query.selectFrom('leases').selectAll().execute()).toEqual([]);
  });

  test('let a node pass over what another does, and do what has another name', async () => {
    const [one, two] = nodes;
    const ends = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const doing = one?.hold('a', async () => {
      begun.resolve();
      await ends.promise;
    });
    await begun.promise;
    const same = vi.fn<() => Promise<void>>(async () => {});
    const other = vi.fn<() => Promise<void>>(async () => {});
    await two?.holdIfFree('a', same);
    await two?.holdIfFree('b', other);
    ends.resolve();
    await doing;
    expect([same.mock.calls.length, other.mock.calls.length]).toEqual([0, 1]);
  });

  test('are renewed while a node lives, and taken over when it has died', async () => {
    const [one, two] = nodes;
    const ends = Promise.withResolvers<void>();
    void one?.hold('a', () => ends.promise);
    await expect.poll(() => database.query.selectFrom('leases').selectAll().execute()).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 2 * LEASE_MS));
    const taken = vi.fn<() => Promise<void>>(async () => {});
    await two?.holdIfFree('a', taken);
    expect(taken).not.toHaveBeenCalled();

    one?.stop();
    await two?.hold('a', taken);
    expect(taken).toHaveBeenCalledOnce();
    ends.resolve();
  });

  test('are let go when the task fails, and its failure is told', async () => {
    const [one, two] = nodes;
    await expect(one?.hold('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await two?.hold('a', async () => 'done')).toBe('done');
  });
});
