import { createLedger } from '../ledger/ledger.ts';
import { createChainCheck } from '../ledger/verify-chain.ts';
import type { JournalEntry } from '../store/journal/journal.ts';
import type { Stores } from '../stores.ts';

/** Entries of a chain that are looked at in one go. */
const AT_ONCE = 1000;

/** Looks rather than believes: throws when anything that was removed is there, or the ledger does not hold together. */
export async function verifyRestored(stores: Stores, journal: readonly JournalEntry[], now: number): Promise<number> {
  const { database, blobs, keys } = stores;
  const rows = await database.query.selectFrom('recordings').select(['id', 'expires_at']).execute();
  const there = new Set(rows.map(({ id }) => id));
  const expired = rows.filter((row) => row.expires_at <= now).map(({ id }) => id);
  for (const recording of [...journal.map((entry) => entry.recording), ...expired]) {
    const left = [...(await blobs.list(`packs/${recording}/`)), ...((await keys.read(recording)) ? ['key'] : [])];
    if (left.length > 0 || there.has(recording)) {
      throw new Error('Something of a recording that was removed is still there; run the same restore again.');
    }
  }
  await verifyLedger(stores);
  return rows.length;
}

async function verifyLedger({ database }: Stores): Promise<void> {
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
