import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestPostgres } from '../../../test/postgres.ts';
import { StoreUnavailable, type Database } from '../database.ts';
import { toStatement } from '../statement.ts';
import { startPostgresDatabase } from './postgres-database.ts';

interface Tables {
  boxes: { name: string; weight: number };
}

const migrations = [{ number: 1, name: 'first', sql: 'CREATE TABLE boxes (name TEXT PRIMARY KEY, weight INTEGER)' }];

const postgres = await startTestPostgres();
const why = 'skipped' in postgres ? ` (${postgres.skipped})` : '';
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
});

describe.skipIf('skipped' in postgres)(`nodes on one PostgreSQL${why}`, () => {
  let url: string;
  let nodes: Database<Tables>[];

  beforeEach(async () => {
    if ('create' in postgres) url = await postgres.create();
    nodes = await Promise.all(Array.from({ length: 3 }, open));
  });
  afterEach(() => Promise.all(nodes.map((node) => node.close())));

  const open = () => startPostgresDatabase<Tables>({ url, schema: 'opname', migrations });
  const weigh = ({ query }: Database<Tables>, name: string) =>
    toStatement(
      query
        .updateTable('boxes')
        .set((row) => ({ weight: row('weight', '+', 1) }))
        .where('name', '=', name),
      1,
    );

  test('that start together migrate once, and see what the others write', async () => {
    const [one, two] = nodes;
    await one?.query.insertInto('boxes').values({ name: 'a', weight: 0 }).execute();
    expect(await two?.query.selectFrom('boxes').select('name').execute()).toEqual([{ name: 'a' }]);
  });

  test('that want the same rows in another order all get them in the end', async () => {
    await nodes[0]?.query
      .insertInto('boxes')
      .values([
        { name: 'a', weight: 0 },
        { name: 'b', weight: 0 },
      ])
      .execute();
    const units = nodes.flatMap((node) =>
      Array.from({ length: 2 }, (_, index) => {
        const [first, second] = index % 2 ? ['a', 'b'] : ['b', 'a'];
        return node.write([weigh(node, first ?? ''), weigh(node, second ?? '')]);
      }),
    );
    expect(new Set((await Promise.all(units)).map(({ status }) => status))).toEqual(new Set(['written']));
    const rows = await nodes[0]?.query.selectFrom('boxes').select('weight').execute();
    expect(rows).toEqual([{ weight: 6 }, { weight: 6 }]);
  });

  test('say that they cannot store while it is down, and go on when it is back', async () => {
    const node = nodes[0];
    if (!node || !('restart' in postgres)) throw new Error('There is no node');
    const before = toStatement(node.query.insertInto('boxes').values({ name: 'before', weight: 0 }), 1);
    expect(await node.write([before])).toEqual({ status: 'written' });
    const restarted = postgres.restart();
    await expect
      .poll(() =>
        node.query
          .selectFrom('boxes')
          .selectAll()
          .execute()
          .then(
            () => 'up',
            (error: unknown) => error,
          ),
      )
      .toBeInstanceOf(StoreUnavailable);
    await restarted;
    const after = toStatement(node.query.insertInto('boxes').values({ name: 'after', weight: 0 }), 1);
    await expect
      .poll(() =>
        node.write([after]).then(
          ({ status }) => status,
          () => 'down',
        ),
      )
      .toBe('written');
    const rows = await node.query.selectFrom('boxes').select('name').orderBy('name').execute();
    expect(rows).toEqual([{ name: 'after' }, { name: 'before' }]);
  });
});
