import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sha256 } from '../../canonical-json.ts';
import type { Migration } from '../migration.ts';
import type { Opening } from './protocol.ts';

/** Pages of 4 KiB that the write-ahead log may hold before it is folded in: 32 MiB, one pause for some 2,000 chunks. */
const CHECKPOINT_PAGES = 8192;

/** Prepared statements that are kept; the program has some sixty. */
const STATEMENTS_MAX = 256;

/** https://sqlite.org/rescode.html, primary codes. */
const SQLITE_CONSTRAINT = 19;
const UNAVAILABLE_CODES = new Set([
  5, // BUSY
  6, // LOCKED
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  26, // NOTADB
]);

/** One SQLite file, open and migrated. */
export interface OpenFile {
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  inTransaction(): boolean;
  isUnavailable(error: unknown): boolean;
  close(): void;
}

export function openFile({ file, migrations, maxPages }: Opening): OpenFile {
  const database = new DatabaseSync(file);
  configure(database, file, maxPages);
  database.function('sha256_hex', { deterministic: true }, (words) => sha256(String(words)));
  database.function('now_ms', () => Date.now());
  migrate(database, migrations);
  const statements = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= STATEMENTS_MAX) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    prepare,
    exec: (sql) => database.exec(sql),
    inTransaction: () => database.isTransaction,
    isUnavailable: (error) => UNAVAILABLE_CODES.has(primaryCode(error) ?? 0),
    close: () => database.close(),
  };
}

export function isConstraint(error: unknown): boolean {
  return primaryCode(error) === SQLITE_CONSTRAINT;
}

/** Extended codes carry the primary one in their low byte. */
function primaryCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** One process owns the file for as long as it runs, which also lets SQLite keep the log's index in its own memory. */
function configure(database: DatabaseSync, file: string, maxPages: number | undefined): void {
  try {
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      ${maxPages ? `PRAGMA max_page_count = ${maxPages};` : ''}
      BEGIN EXCLUSIVE; COMMIT;`);
  } catch (error) {
    if (primaryCode(error) !== 5) throw error;
    throw new Error(`Another process has ${file} open; stop it, or set OPNAME_DATA to another folder.`, {
      cause: error,
    });
  }
}

function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  database.exec('BEGIN EXCLUSIVE');
  const { user_version: done } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const newest = migrations.at(-1)?.number ?? 0;
  if (done > newest) {
    database.exec('ROLLBACK');
    throw new Error(
      `The data was written by a newer Opname (schema ${done}, this one knows ${newest}); start that version or a later one.`,
    );
  }
  for (const { number, sql } of migrations) {
    if (number <= done) continue;
    database.exec(`${typeof sql === 'string' ? sql : sql.sqlite}; PRAGMA user_version = ${number};`);
  }
  database.exec('COMMIT');
}
