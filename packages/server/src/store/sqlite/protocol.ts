/** What the thread that holds a SQLite file and the thread that asks it say to each other. */
import type { Outcome, Statement } from '../database.ts';
import type { Migration } from '../migration.ts';

export interface Opening {
  file: string;
  migrations: readonly Migration[];
  /** Pages the file may grow to; a test makes a full disk of it. */
  maxPages?: number;
}

/**
 * `read` and `run` are one statement each; `unit` is all or nothing; `exec` is outside any transaction of ours and is
 * for what controls the connection itself.
 */
export type Ask =
  | { kind: 'read' | 'run'; sql: string; parameters: readonly unknown[] }
  | { kind: 'unit'; unit: readonly Statement[] }
  | { kind: 'exec'; sql: string };

export interface Rows {
  rows: unknown[];
  changes: number;
  lastRowId: number;
}

export type Answer =
  | { status: 'rows'; value: Rows }
  | { status: 'unit'; value: Outcome }
  | { status: 'failed'; message: string; unavailable: boolean };

export type ToWorker = { asks: Ask[] } | 'close';
export type FromWorker = { opened: true } | { refused: string } | { answers: Answer[] } | { closed: true };
