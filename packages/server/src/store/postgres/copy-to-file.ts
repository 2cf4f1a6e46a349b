/**
 * Everything in a schema of PostgreSQL as a file of SQLite, as it was at one moment. Both databases have the same tables by
 * the same migrations, so that a backup is the same wherever it was taken, and goes back to either.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Pool, PoolClient } from 'pg';
import type { Migration } from '../migration.ts';
import { openFile } from '../sqlite/open-file.ts';

/** Rows in memory at once: of the largest, a chunk that waits, that is some 50 MiB. */
const AT_ONCE = 50;

/** What is of the moment only: which node does what. */
const NOT_COPIED = new Set(['leases', 'opname_migrations']);

export interface Table {
  name: string;
  columns: readonly string[];
}

type OpenFile = Pick<DatabaseSync, 'prepare'>;

export async function copyToFile(pool: Pool, file: string, migrations: readonly Migration[]): Promise<void> {
  const copy = openFile({ file, migrations });
  const client = await pool.connect();
  try {
    // The one moment that all of it is of; who is written to meanwhile does not wait.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    copy.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN');
    for (const table of tablesOf(copy)) await copyTable(client, copy, table);
    copy.exec('COMMIT; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL');
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  } finally {
    copy.close();
  }
}

/** @returns the tables in the order in which they were made, which is the order in which they refer to one another. */
export function tablesOf(file: OpenFile): Table[] {
  const tables = file
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`)
    .all() as { name: string }[];
  return tables
    .filter(({ name }) => !NOT_COPIED.has(name))
    .map(({ name }) => {
      const columns = file.prepare(`PRAGMA table_info(${quote(name)})`).all() as { name: string }[];
      return { name, columns: columns.map((column) => column.name) };
    });
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function copyTable(client: PoolClient, copy: OpenFile, { name, columns }: Table): Promise<void> {
  const names = columns.map(quote).join();
  const insert = copy.prepare(`INSERT INTO ${quote(name)} (${names}) VALUES (${columns.map(() => '?').join()})`);
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${names} FROM ${quote(name)}`);
  for (;;) {
    const { rows } = await client.query<(string | number | Buffer | null)[]>({
      text: `FETCH ${AT_ONCE} FROM rows`,
      rowMode: 'array',
    });
    for (const row of rows) insert.run(...row);
    if (rows.length < AT_ONCE) break;
  }
  await client.query('CLOSE rows');
}
