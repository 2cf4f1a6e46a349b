/**
 * The watch log: who opened, watched, exported, shared or erased which recording, when and why. A chain like the ledger,
 * so that what is changed later shows. It names a recording and an account, never who was recorded or what was seen.
 */
import {
  OpnameError,
  type LedgerEntry,
  type MemberSites,
  type StaffRole,
  type WatchedRange,
  type WatchLogList,
} from '@opname/protocol';
import type { Kysely } from 'kysely';
import { createChain, type Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema, WatchLogRow } from '../store/schema.ts';

/** Who watches. `id` is an account's or a machine's own, never a name that could be read. */
export interface Watcher {
  id: string;
  role: StaffRole | 'participant' | 'link';
}

export interface WatchEvent {
  site: string;
  recording: string;
  watcher: Watcher;
  what: WatchedRange['what'];
  from?: number | undefined;
  to?: number | undefined;
  why?: string | undefined;
}

/** An entry as it was written. */
export type WatchEntry = WatchEvent & { seq: number; at: number };

export interface WatchLog {
  readonly chain: Chain;
  /** Resolves when the entry is durable: only then may what it tells of be done. */
  write(event: WatchEvent): Promise<void>;
  /** The last entry of this watcher on this recording, or the last of one kind. */
  readLast(recording: string, watcher: Watcher, what?: WatchEvent['what']): Promise<WatchEntry | undefined>;
  /** Of one recording, in the order in which it happened. */
  listOf(recording: string): Promise<WatchEntry[]>;
  /** The same as they stand in the chain. */
  listChained(recording: string): Promise<LedgerEntry[]>;
  /** The newest first. */
  list(options: ListOptions): Promise<{ entries: WatchEntry[]; next: WatchLogList['next'] }>;
}

export interface ListOptions {
  sites?: MemberSites;
  recording?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export function createWatchLog(database: Database<Schema>, now: () => number): WatchLog {
  const { query } = database;
  const chain = createChain(database, { table: 'watch_log', columns: ['site', 'recording', 'watcher'] });

  return {
    chain,

    async write({ what, site, recording, watcher, from, to, why }) {
      const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      const body = {
        site,
        recording,
        watcher: watcher.id,
        role: watcher.role,
        ...range,
        ...(why !== undefined && { why }),
      };
      await chain.write([], [{ at: now(), kind: what, body }]);
    },

    async readLast(recording, { id }, what) {
      let select = newestOf(query, { recording }).where('watcher', '=', id).limit(1);
      if (what !== undefined) select = select.where('kind', '=', what);
      const row = await select.executeTakeFirst();
      return row && toEntry(row);
    },

    async listOf(recording) {
      const rows = await query
        .selectFrom('watch_log')
        .selectAll()
        .where('recording', '=', recording)
        .orderBy('seq')
        .execute();
      return rows.map(toEntry);
    },

    listChained: (recording) =>
      query
        .selectFrom('watch_log')
        .select(['seq', 'at', 'kind', 'body', 'prev', 'hash'])
        .where('recording', '=', recording)
        .orderBy('seq')
        .execute(),

    async list({ limit, after, ...of }) {
      let select = newestOf(query, of);
      if (after !== undefined) select = select.where('seq', '<', parseAfter(after));
      // One more than asked for tells whether there are more.
      const rows = await select.limit(limit + 1).execute();
      const entries = rows.slice(0, limit).map(toEntry);
      const last = entries.at(-1);
      return { entries, next: rows.length > limit && last ? String(last.seq) : null };
    },
  };
}

function newestOf(
  query: Kysely<Schema>,
  { sites, recording }: { sites?: MemberSites; recording?: string | undefined },
) {
  let select = query.selectFrom('watch_log').selectAll().orderBy('seq', 'desc');
  if (sites) select = select.where('site', 'in', sites);
  if (recording !== undefined) select = select.where('recording', '=', recording);
  return select;
}

function parseAfter(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new OpnameError('invalid-request', 'after is not the next of an earlier answer');
  return Number(text);
}

type Body = Pick<WatchEvent, 'site' | 'recording' | 'from' | 'to' | 'why'> & { watcher: string; role: Watcher['role'] };

/** What is shown is what the hash covers: the body, and not the columns beside it. */
function toEntry({ seq, at, kind, body }: WatchLogRow): WatchEntry {
  const { watcher, role, ...rest } = JSON.parse(body) as Body;
  return { seq, at, what: kind as WatchedRange['what'], watcher: { id: watcher, role }, ...rest };
}
