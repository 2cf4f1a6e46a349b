/**
 * Removes a site as a whole, days after somebody has asked for it, until when it can be taken back. From the moment on at
 * which it is due nobody of it is asked or recorded any more; then each recording goes as every other goes, journal first,
 * then what else there is of its participants; then it is verified and signed. Each step may be repeated.
 */
import { OpnameError, type SiteRemoval } from '@opname/protocol';
import type { StaffCaller } from '../access/caller.ts';
import type { Remover } from '../expiry/remover.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema, SiteRemovals as Row } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Days in which a removal can be taken back: a week, so that whoever is away at a weekend hears of it. */
const DELAY_DAYS = 7;

/** Milliseconds after which every node has closed the site: several of its rounds. */
const CLOSED_MS = 60_000;

/** What is removed beside recordings, each a table with the site in it. */
const TABLES = [
  'participant_tokens',
  'participant_sessions',
  'requests',
  'accounts',
  'document_drafts',
  'collections',
  'insight_paths',
  'insight_counts',
  'insight_batches',
] as const;

export interface SiteRemovals {
  list(): Promise<SiteRemoval[]>;
  /** Asked again it changes nothing. */
  ask(site: string, caller: StaffCaller): Promise<SiteRemoval>;
  takeBack(site: string, caller: StaffCaller): Promise<void>;
  /** Closes the sites whose time has come, on this node. */
  closeDue(): Promise<void>;
  removeDue(): Promise<void>;
}

export interface SiteRemovalParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  remover: Pick<Remover, 'remove'>;
  siteName: (site: string) => string;
  /** From now on this node knows the site no more. */
  closeSite: (site: string) => void;
  createReceipt: (row: Row, recordings: number) => Promise<string>;
  now: () => number;
  onFailure: (error: unknown) => void;
}

export function createSiteRemovals(parts: SiteRemovalParts): SiteRemovals {
  const { query } = parts.database;
  const { now } = parts;
  const read = (site: string) =>
    query.selectFrom('site_removals').selectAll().where('site', '=', site).executeTakeFirst();
  const listDue = () => query.selectFrom('site_removals').selectAll().where('due_at', '<=', now()).execute();

  const removals: SiteRemovals = {
    async list() {
      const rows = await query.selectFrom('site_removals').selectAll().orderBy('asked_at', 'desc').execute();
      return await Promise.all(rows.map((row) => describe(parts, row)));
    },

    async ask(site, { name: by }) {
      const at = now();
      const row = { site, asked_at: at, asked_by: by, due_at: at + DELAY_DAYS * DAY_MS, done_at: null, receipt: null };
      const insert = toStatement(query.insertInto('site_removals').values(row), 1);
      if (!(await read(site))) {
        await parts.ledger.write(
          [insert],
          [{ at, kind: 'site-removal-asked', body: { site, by, due_at: row.due_at } }],
        );
      }
      return await describe(parts, (await read(site)) ?? row);
    },

    async takeBack(site, { name: by }) {
      const take = query.deleteFrom('site_removals').where('site', '=', site).where('due_at', '>', now());
      const event = { at: now(), kind: 'site-removal-taken-back', body: { site, by } };
      const { status } = await parts.ledger.write([toStatement(take, 1)], [event]);
      if (status === 'refused') throw new OpnameError('not-found');
    },

    async closeDue() {
      for (const { site } of await listDue()) parts.closeSite(site);
    },

    async removeDue() {
      await removals.closeDue();
      const due = (await listDue()).filter(({ done_at, due_at }) => done_at === null && due_at <= now() - CLOSED_MS);
      // One that fails is tried again in the next round, and keeps no other from it.
      for (const row of due) await complete(parts, row).catch(parts.onFailure);
    },
  };
  return removals;
}

async function describe({ database, siteName }: SiteRemovalParts, row: Row): Promise<SiteRemoval> {
  const { site, asked_at: askedAt, asked_by: askedBy, due_at: dueAt, done_at: doneAt, receipt } = row;
  const recordings = await countRecordings(database, site);
  return { site, siteName: siteName(site), askedAt, askedBy, dueAt, doneAt, receipt, recordings };
}

async function countRecordings({ query }: Database<Schema>, site: string): Promise<number> {
  const rows = query.selectFrom('recordings').select(({ fn }) => fn.countAll<number>().as('n'));
  return (await rows.where('site', '=', site).executeTakeFirstOrThrow()).n;
}

async function complete(parts: SiteRemovalParts, row: Row): Promise<void> {
  const { database, remover, ledger, now } = parts;
  const { query } = database;
  const { site, asked_by: by } = row;
  const held = await query.selectFrom('recordings').select('id').where('site', '=', site).execute();
  for (const { id } of held) await remover.remove(id, 'erased', { how: null, by });
  for (const table of TABLES) await query.deleteFrom(table).where('site', '=', site).execute();
  await database.scrub();
  await verify(database, site);
  const removed = query
    .selectFrom('removals')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('site', '=', site);
  const done_at = now();
  const { n } = await removed.executeTakeFirstOrThrow();
  const receipt = await parts.createReceipt({ ...row, done_at }, n);
  const done = query.updateTable('site_removals').set({ done_at, receipt }).where('site', '=', site);
  const event = { at: done_at, kind: 'site-removed', body: { site, by, recordings: n } };
  await ledger.write([toStatement(done.where('done_at', 'is', null), 1)], [event]);
}

/** Looks rather than believes. */
async function verify(database: Database<Schema>, site: string): Promise<void> {
  const left = await Promise.all(
    (['recordings', ...TABLES] as const).map((table) =>
      database.query.selectFrom(table).select('site').where('site', '=', site).limit(1).execute(),
    ),
  );
  if (left.flat().length > 0) throw new Error('The removal of a site is not complete; it will be tried again');
}
