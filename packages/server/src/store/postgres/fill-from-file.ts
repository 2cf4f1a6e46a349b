/** Brings what a file of SQLite holds into a schema of PostgreSQL that is empty: all of it, or nothing. */
import { DatabaseSync } from 'node:sqlite';
import type { PoolClient } from 'pg';
import type { Migration } from '../migration.ts';
import { quote, tablesOf, type Table } from './copy-to-file.ts';
import { migrate } from './migrate.ts';
import { createPostgresPool, type PostgresPlace } from './postgres-pool.ts';

/** Rows in one statement: with 20 columns each far below the 65,535 parameters that the protocol has. */
const AT_ONCE = 50;

export interface Filling extends PostgresPlace {
  migrations: readonly Migration[];
}

/** Throws where there is anything in the schema, before anything else is done. */
export async function assertEmpty(place: PostgresPlace): Promise<void> {
  const pool = createPostgresPool(place, 1);
  try {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename NOT IN ('opname_migrations', 'leases')`,
      [place.schema],
    );
    for (const { name } of rows) await assertTableEmpty(pool, place.schema, name);
  } finally {
    await pool.end();
  }
}

/** With `again`, what is there is thrown away: an earlier try, of which nothing was in use. */
export async function fillFromFile(filling: Filling, file: string, options: { again: boolean }): Promise<void> {
  const { schema, migrations } = filling;
  const pool = createPostgresPool(filling, 1);
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await migrate(pool, schema, migrations);
    const client = await pool.connect();
    // A transaction that is not committed goes with its connection.
    await fillAll(client, source, { schema, ...options }).finally(() => client.release(true));
  } finally {
    source.close();
    await pool.end();
  }
}

async function fillAll(
  client: PoolClient,
  source: DatabaseSync,
  { schema, again }: { schema: string; again: boolean },
) {
  await client.query('BEGIN');
  // A node that starts now waits for this, as it does for another that migrates.
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`opname ${schema}`]);
  for (const table of tablesOf(source)) {
    if (again) await client.query(`TRUNCATE ${quote(schema)}.${quote(table.name)}`);
    else await assertTableEmpty(client, schema, table.name);
    await fillTable(client, source, table);
  }
  await client.query('COMMIT');
}

async function assertTableEmpty(client: Pick<PoolClient, 'query'>, schema: string, name: string): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM ${quote(schema)}.${quote(name)} LIMIT 1`);
  if (!rowCount) return;
  throw new Error(
    `The database has something in "${schema}" already, and a restore overwrites nothing; stop every server and name an empty database.`,
  );
}

async function fillTable(client: PoolClient, source: DatabaseSync, { name, columns }: Table): Promise<void> {
  const names = columns.map(quote).join();
  const insert = (rows: readonly unknown[][]) =>
    client.query(`INSERT INTO ${quote(name)} (${names}) VALUES ${placesOf(rows)}`, rows.flat());
  let waiting: unknown[][] = [];
  for (const row of source.prepare(`SELECT ${names} FROM ${quote(name)}`).iterate() as Iterable<
    Record<string, unknown>
  >) {
    waiting.push(columns.map((column) => toPostgres(row[column])));
    if (waiting.length < AT_ONCE) continue;
    await insert(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await insert(waiting);
}

/** @returns `($1,$2),($3,$4)`, for two rows of two columns. */
function placesOf(rows: readonly unknown[][]): string {
  let last = 0;
  return rows.map((row) => `(${row.map(() => `$${++last}`).join()})`).join();
}

/** The driver knows bytes only as Node's own. */
function toPostgres(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
