import { createRemover } from '../expiry/remover.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createChainCheck } from '../ledger/verify-chain.ts';
import { createBlobSweeper } from '../pack/blob-sweeper.ts';
import { toStatement } from '../store/statement.ts';
import type { Stores } from '../stores.ts';
import type { Removal } from './journal-copies.ts';

/** Entries of a chain that are looked at in one go. */
const AT_ONCE = 1000;

/** Removes again what was removed since the backup, and what has expired meanwhile. @returns how many were there. */
export async function replayRemovals(stores: Stores, removals: readonly Removal[], now: () => number): Promise<number> {
  const { database, blobs } = stores;
  const { query } = database;
  const remover = createRemover({
    ...stores,
    ledger: createLedger(database),
    sweeper: createBlobSweeper(database, blobs),
    now,
    // A removal that fails here ends the restore, which can be repeated.
    onFailure: (error) => {
      throw error;
    },
  });
  let removed = 0;
  for (const { recording, site, why, at } of removals) {
    if (await isThere(stores, recording)) {
      await remover.remove(recording, why);
      removed += 1;
    } else {
      // The journal goes on from here, and other backups may still hold it.
      const row = { recording, site, why, decided_at: at, done_at: at };
      const insert = query.insertInto('removals').values(row);
      await database.write([toStatement(insert.onConflict((conflict) => conflict.doNothing()))]);
    }
  }
  while (await hasDue(stores, now())) await remover.removeDue();
  return removed;
}

async function isThere({ database }: Stores, recording: string): Promise<boolean> {
  const { query } = database;
  return Boolean(await query.selectFrom('recordings').select('id').where('id', '=', recording).executeTakeFirst());
}

async function hasDue({ database }: Stores, now: number): Promise<boolean> {
  const { query } = database;
  const due = query.selectFrom('recordings').select('id').where('expires_at', '<=', now);
  const unfinished = query.selectFrom('removals').select('recording').where('done_at', 'is', null);
  return Boolean((await due.executeTakeFirst()) ?? (await unfinished.executeTakeFirst()));
}

/** Looks rather than believes: throws when anything that was removed is there, or the ledger does not hold together. */
export async function verifyReplay(stores: Stores, removals: readonly Removal[]): Promise<void> {
  const { database, blobs, keys } = stores;
  for (const { recording } of removals) {
    const left = [...(await blobs.list(`packs/${recording}/`)), ...((await keys.read(recording)) ? ['key'] : [])];
    if (left.length > 0 || (await isThere(stores, recording))) {
      throw new Error('Something of a recording that was removed is still there; run the same restore again.');
    }
  }
  const ledger = createLedger(database);
  const check = createChainCheck();
  for (let from = 0; ; from += AT_ONCE) {
    const entries = await ledger.list(from, AT_ONCE);
    const problem = entries.map((entry) => check.add(entry)).find((one) => one !== undefined);
    if (problem)
      throw new Error(`The ledger in the backup does not hold together: ${problem} Restore an older backup.`);
    if (entries.length < AT_ONCE) return;
  }
}
