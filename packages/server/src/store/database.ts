import type { Kysely } from 'kysely';

/** A statement of a unit, compiled by Kysely. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
  /** How many rows it must change; any other number refuses the whole unit. */
  changes?: number;
}

/** `refused`: a statement changed another number of rows than it had to, or broke a constraint; nothing was changed. */
export type Outcome = { status: 'written' } | { status: 'refused'; statement: number };

/**
 * The store of metadata and chunks. A back end keeps these obligations, and the contract test holds it to them:
 *
 * - A unit is written as a whole or not at all, and is durable (it survives a power cut) before `write` resolves.
 * - Units that wait may share one transaction; one that is refused or fails leaves the others as they are.
 * - Bytes given to `write` belong to it from then on; whoever gave them must not use them any more.
 * - What was written is seen by every query that begins after `write` resolved; an unfinished unit is seen by none.
 * - When it cannot store safely (full disk, broken file) it rejects with `StoreUnavailable` and has changed nothing.
 * - SQL may call `sha256_hex(text)`: SHA-256 of the text as UTF-8, in hex; and `now_ms()`: the database's clock in
 *   milliseconds since 1970.
 * - It refuses to open a database that a newer program has written.
 */
export interface Database<Tables> {
  /** For reading, and for single statements that need no unit. */
  readonly query: Kysely<Tables>;
  /** Units that name the same line are written one after another, whichever nodes they come from. */
  readonly write: (unit: readonly Statement[], line?: string) => Promise<Outcome>;
  /** Makes sure that nothing that was removed can be read from the disk any more. */
  scrub(): Promise<void>;
  /** Writes all of it as it is at one moment into a file of SQLite that does not exist yet. */
  readonly copyTo: (file: string) => Promise<void>;
  /** Finishes what waits. */
  close(): Promise<void>;
}

/** The store cannot keep anything safely at the moment; whoever asked must keep what they have and come again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The store cannot write safely; look at the disk and the file it is on.', { cause });
    this.name = 'StoreUnavailable';
  }
}
