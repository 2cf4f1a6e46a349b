import type { Pool, PoolClient } from 'pg';
import type { Migration } from '../migration.ts';

/** What is called otherwise in PostgreSQL; text is sorted by its bytes, as SQLite does. */
const TYPES = new Map([
  ['INTEGER', 'bigint'],
  ['BLOB', 'bytea'],
  ['TEXT', 'text COLLATE "C"'],
]);

/** Major version times 10,000: the oldest that its makers still mend. */
const OLDEST_VERSION = 140_000;

/** What SQLite is given by the program that opens it. */
const FUNCTIONS = `
CREATE OR REPLACE FUNCTION sha256_hex(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT encode(sha256(convert_to(words, 'UTF8')), 'hex') $$;
CREATE OR REPLACE FUNCTION now_ms() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$`;

/** Runs the steps that are missing. Nodes that start together wait for one another. */
export async function migrate(pool: Pool, schema: string, migrations: readonly Migration[]): Promise<void> {
  const client = await pool.connect();
  try {
    await assertUsable(client);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`opname ${schema}`]);
    await runMissing(client, schema, migrations);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function assertUsable(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
  );
  const [{ version, encoding } = { version: '0', encoding: '' }] = rows;
  if (Number(version) < OLDEST_VERSION) throw new Error('The database is too old; use PostgreSQL 14 or a later one.');
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database keeps text as ${encoding}; create one with: createdb --encoding=UTF8 --template=template0`,
    );
  }
}

async function runMissing(client: PoolClient, schema: string, migrations: readonly Migration[]): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA "${schema}"`);
  await client.query('CREATE TABLE IF NOT EXISTS opname_migrations (number bigint PRIMARY KEY, name text NOT NULL)');
  await client.query(FUNCTIONS);
  const { rows } = await client.query<{ done: number | null }>('SELECT max(number) AS done FROM opname_migrations');
  const done = rows[0]?.done ?? 0;
  const newest = migrations.at(-1)?.number ?? 0;
  if (done > newest) {
    throw new Error(
      `The data was written by a newer Opname (schema ${done}, this one knows ${newest}); start that version or a later one.`,
    );
  }
  for (const { number, name, sql } of migrations) {
    if (number <= done) continue;
    await client.query(toPostgres(typeof sql === 'string' ? sql : sql.postgres));
    await client.query('INSERT INTO opname_migrations VALUES ($1, $2)', [number, name]);
  }
}

function toPostgres(sql: string): string {
  return sql.replaceAll(/\b(?:INTEGER|BLOB|TEXT)\b/g, (type) => TYPES.get(type) ?? type);
}
