/**
 * Removes a recording for good, by erasure or by expiry. The wish is in the journal first, then the decision in the data,
 * from which moment nothing can be read or added; then the key goes, then everything that was made, then what was known of
 * it; it is verified by listing that nothing is left, and signed. Each step may be repeated, so that a removal that was
 * interrupted anywhere is completed at the next start.
 */
import { OpnameError } from '@opname/protocol';
import type { Chain } from '../ledger/chain.ts';
import { changeOf, type Wish } from '../ledger/events.ts';
import type { Serial } from '../serial.ts';
import type { Database } from '../store/database.ts';
import type { Journal, JournalEntry } from '../store/journal/journal.ts';
import type { RemovalReason, Removals, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import type { Derivative } from './derivative.ts';
import { countHeld } from './held.ts';

export interface RemoverParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  journal: Journal;
  /** In the order in which they go: the key first, the facts last. */
  derivatives: readonly Derivative[];
  /** Signs what is gone. */
  createReceipt: (removal: Removals) => Promise<string>;
  serial: Serial;
  /** What keeps facts of a recording in memory lets go of them. */
  forget: (recording: string) => void;
  now: () => number;
  onFailure: (error: unknown) => void;
}

export interface Remover {
  /** @returns the receipt, when nothing is left: the same whenever it is asked for. A recording that never was is an error. */
  remove(recording: string, why: RemovalReason, wish: Wish): Promise<string>;
  /** Removes what has expired, and completes what was interrupted; what fails is tried again in the next round. */
  removeDue(): Promise<void>;
  /** Removes what the journal knows as removed and the data does not: an older copy of it was put back. */
  replayJournal(): Promise<void>;
}

/** Recordings removed in one round of expiry; the next round takes the next. */
const ROUND_MAX = 100;

/** Entries of the journal that are compared with the data at once. */
const REPLAY_AT_ONCE = 500;

const BY_ITSELF: Wish = { how: null, by: 'server' };

export function createRemover(parts: RemoverParts): Remover {
  const { database, journal, serial, now } = parts;
  const { query } = database;

  async function ensureDecided(recording: string, why: RemovalReason, wish: Wish): Promise<void> {
    if (!(await decide(parts, recording, { why, ...wish })) && !(await readRemoval(parts, recording))) {
      throw new OpnameError('unknown-recording');
    }
    parts.forget(recording);
  }

  async function removeOne(recording: string): Promise<void> {
    await ensureDecided(recording, 'expired', BY_ITSELF);
    await serial.unlessTaken(recording, () => complete(parts, recording));
  }

  const remover: Remover = {
    async remove(recording, why, wish) {
      await ensureDecided(recording, why, wish);
      return await serial(recording, () => complete(parts, recording));
    },

    async removeDue() {
      const unfinished = await query.selectFrom('removals').select('recording').where('done_at', 'is', null).execute();
      const expired = await query
        .selectFrom('recordings')
        .select('id')
        .where('expires_at', '<=', now())
        .orderBy('expires_at')
        .limit(ROUND_MAX)
        .execute();
      const due = new Set([...unfinished.map(({ recording }) => recording), ...expired.map(({ id }) => id)]);
      // One that cannot be removed keeps no other from it. All at once, so that they share the scrubbing of the disk.
      await Promise.all([...due].map((recording) => removeOne(recording).catch(parts.onFailure)));
    },

    async replayJournal() {
      for (let after = ''; ;) {
        const entries = await journal.list(after, REPLAY_AT_ONCE);
        const back = await findBack(parts, entries);
        for (const { recording, why, said_by: by } of back) await remover.remove(recording, why, { how: null, by });
        const last = entries.at(-1);
        if (!last) return;
        after = last.recording;
      }
    },
  };
  return remover;
}

/** @returns the entries whose recording is in the data again, or never went. */
async function findBack({ database }: RemoverParts, entries: JournalEntry[]): Promise<JournalEntry[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ recording }) => recording);
  const rows = await database.query.selectFrom('recordings').select('id').where('id', 'in', ids).execute();
  const there = new Set(rows.map(({ id }) => id));
  return entries.filter(({ recording }) => there.has(recording));
}

/** @returns false when there is no such recording, or its removal was decided before. */
async function decide(parts: RemoverParts, recording: string, wish: Wish & { why: RemovalReason }): Promise<boolean> {
  const { database, ledger, journal, now } = parts;
  const { query } = database;
  const row = await query.selectFrom('recordings').selectAll().where('id', '=', recording).executeTakeFirst();
  if (!row || (await readRemoval(parts, recording))) return false;
  const { site, subject_key } = row;
  await journal.append({ recording, site, why: wish.why, said_by: wish.by, at: now() });
  // Whatever is asked now, the first wish that was written down is the one that is carried out.
  const journalled = await journal.read(recording);
  const { why, said_by, at } = journalled ?? { why: wish.why, said_by: wish.by, at: now() };
  const held = JSON.stringify(await countHeld(query, recording));
  const values = { recording, site, subject_key, why, said_by, held, decided_at: at, done_at: null, receipt: null };
  const event = changeOf(why, row, { how: said_by === wish.by ? wish.how : null, by: said_by, at });
  const outcome = await ledger.write([toStatement(query.insertInto('removals').values(values), 1)], [event]);
  return outcome.status === 'written';
}

async function readRemoval({ database }: RemoverParts, recording: string): Promise<Removals | undefined> {
  return await database.query.selectFrom('removals').selectAll().where('recording', '=', recording).executeTakeFirst();
}

async function complete(parts: RemoverParts, recording: string): Promise<string> {
  const { database, derivatives, now } = parts;
  const removal = await readRemoval(parts, recording);
  if (!removal) throw new OpnameError('unknown-recording');
  if (removal.receipt !== null) return removal.receipt;

  for (const derivative of derivatives) await derivative.remove(recording);
  await database.scrub();
  await verify(derivatives, recording);
  const done_at = removal.done_at ?? now();
  const receipt = await parts.createReceipt({ ...removal, done_at });
  await database.query.updateTable('removals').set({ done_at, receipt }).where('recording', '=', recording).execute();
  return receipt;
}

/** Looks rather than believes. */
async function verify(derivatives: readonly Derivative[], recording: string): Promise<void> {
  const left = await Promise.all(derivatives.map((derivative) => derivative.listLeft(recording)));
  const count = left.flat().length;
  if (count > 0) throw new Error(`A removal is not complete, ${count} things are left; it will be tried again`);
}
