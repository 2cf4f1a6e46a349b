/**
 * A table that can only be appended to, in which each entry holds the hash of the one before, so that what is changed,
 * removed, inserted or moved later shows. Which entry comes next, and its hash, is decided by the database while it writes
 * the unit that the entry is a part of: two writers cannot fork the chain, and an entry stands or falls with what it tells
 * of. Where two nodes write at once one of them breaks the primary key, is refused as a whole, and comes again.
 *
 * The table has the columns `seq` (primary key), `at`, `kind`, `body`, `prev`, `hash`, and those named in `columns`, which
 * repeat texts of the body so that entries can be found by them.
 */
import type { LedgerEntry } from '@opname/protocol';
import { sql, type RawBuilder } from 'kysely';
import { canonicalJson } from '../canonical-json.ts';
import { StoreUnavailable, type Database, type Outcome, type Statement } from '../store/database.ts';

/** What the first entry holds as the hash of the one before. */
export const GENESIS = '0'.repeat(64);

export interface ChainEvent {
  at: number;
  kind: string;
  body: Readonly<Record<string, unknown>>;
}

export interface ChainHead {
  size: number;
  head: string;
}

export interface Chain {
  readonly table: string;
  /**
   * Writes the unit and appends the events to the chain, all or nothing. The unit may be written more than once, so that
   * it must hold no bytes that are handed over.
   */
  write(unit: readonly Statement[], events: readonly ChainEvent[]): Promise<Outcome>;
  /** Entries from `from` on, at most `limit`. */
  list(from: number, limit: number): Promise<ChainEntry[]>;
  readHead(): Promise<ChainHead>;
}

/** An entry with the columns by which it is found. */
export type ChainEntry = LedgerEntry & { columns: Record<string, string | null> };

export interface ChainOptions {
  table: string;
  columns: readonly string[];
}

/** Tries of a unit that another node has overtaken, and the longest pause before one in milliseconds. */
const TRIES = 20;
const PAUSE_MS = 25;

export function createChain<Tables>(database: Database<Tables>, { table, columns }: ChainOptions): Chain {
  const { query, write } = database;

  const statementOf = (event: ChainEvent): Statement => {
    const compiled = append(table, columns, event).compile(query);
    return { sql: compiled.sql, parameters: compiled.parameters, changes: 1 };
  };

  return {
    table,

    async write(unit, events) {
      const whole = [...unit, ...events.map(statementOf)];
      for (let tries = 1; tries <= TRIES; tries++) {
        const outcome = await write(whole, `chain ${table}`);
        if (outcome.status === 'written' || outcome.statement < unit.length) return outcome;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS));
      }
      throw new StoreUnavailable(`The chain ${table} was overtaken ${TRIES} times`);
    },

    async list(from, limit) {
      const names = sql.join(['seq', 'at', 'kind', 'body', 'prev', 'hash', ...columns].map((name) => sql.ref(name)));
      const select = sql<LedgerEntry & Record<string, string | null>>`
        select ${names} from ${sql.table(table)} where seq >= ${from} order by seq limit ${limit}`;
      const { rows } = await select.execute(query);
      return rows.map(({ seq, at, kind, body, prev, hash, ...found }) => {
        return { seq, at, kind, body, prev, hash, columns: found };
      });
    },

    async readHead() {
      const select = sql<{ seq: number; hash: string }>`
        select seq, hash from ${sql.table(table)} order by seq desc limit 1`;
      const [last] = (await select.execute(query)).rows;
      return last ? { size: last.seq + 1, head: last.hash } : { size: 0, head: GENESIS };
    },
  };
}

/** PostgreSQL has to be told the type of what is not put into a column at once. */
const text = (value: string | null) => sql`cast(${value} as text)`;

function append(table: string, columns: readonly string[], { at, kind, body }: ChainEvent): RawBuilder<unknown> {
  const written = canonicalJson(body);
  const names = sql.join(
    columns.map((name) => sql`, ${sql.ref(name)}`),
    sql``,
  );
  const values = sql.join(
    columns.map((name) => sql`, ${text(columnOf(body, name))}`),
    sql``,
  );
  const target = sql.table(table);
  return sql`
    insert into ${target} (seq, at, kind, body, prev, hash${names})
    select seq, cast(${at} as bigint), ${text(kind)}, ${text(written)}, prev,
      sha256_hex(prev || '|' || cast(seq as text) || '|' || ${text(String(at))} || '|' || ${text(kind)} || '|' || ${text(written)})
      ${values}
    from (
      select coalesce((select max(seq) from ${target}), -1) + 1 as seq,
        coalesce((select hash from ${target} order by seq desc limit 1), ${text(GENESIS)}) as prev
    ) as next`;
}

/** @returns what the body says in this field; only a text is repeated in a column. */
export function columnOf(body: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = body[name];
  return typeof value === 'string' ? value : null;
}
