/**
 * Removes a recording for good, by erasure or by expiry. The decision is durable first, from which moment nothing can be
 * read or added; then the key goes, then the bytes, then what was known of it; at last it is verified that nothing is
 * left. Each step may be repeated, so that a removal that was interrupted is completed at the next start.
 */
import { OpnameError } from '@opname/protocol';
import type { Chain, ChainEvent } from '../ledger/chain.ts';
import type { BlobSweeper } from '../pack/blob-sweeper.ts';
import type { Serial } from '../serial.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { RemovalReason, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

export interface RemoverParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  keys: KeyStore;
  blobs: BlobStore;
  sweeper: BlobSweeper;
  serial: Serial;
  now: () => number;
  onFailure: (error: unknown) => void;
}

export interface Remover {
  /** Resolves when nothing is left. Doing it again is fine; a recording that never was is an error. */
  remove(recording: string, why: RemovalReason): Promise<void>;
  /** Removes what has expired, and completes what was interrupted; what fails is tried again in the next round. */
  removeDue(): Promise<void>;
}

/** Recordings removed in one round of expiry; the next round takes the next. */
const ROUND_MAX = 100;

/** Rows removed in one transaction, so that what is taken in meanwhile waits for milliseconds and not for seconds. */
const ROWS_AT_ONCE = 500;

export function createRemover(parts: RemoverParts): Remover {
  const { database, serial, now } = parts;
  const { query } = database;

  async function ensureDecided(recording: string, why: RemovalReason): Promise<void> {
    if ((await decide(parts, recording, why)) || (await isRemoved(parts, recording))) return;
    throw new OpnameError('unknown-recording');
  }

  async function removeOne(recording: string): Promise<void> {
    await ensureDecided(recording, 'expired');
    await serial.unlessTaken(recording, () => complete(parts, recording));
  }

  return {
    async remove(recording, why) {
      await ensureDecided(recording, why);
      await serial(recording, () => complete(parts, recording));
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
      // One that cannot be removed keeps no other from it.
      for (const recording of due) await removeOne(recording).catch(parts.onFailure);
    },
  };
}

/** @returns false when there is no such recording, or its removal was decided before. */
async function decide(
  { database, ledger, now }: RemoverParts,
  recording: string,
  why: RemovalReason,
): Promise<boolean> {
  const { query } = database;
  const row = await query.selectFrom('recordings').selectAll().where('id', '=', recording).executeTakeFirst();
  if (!row) return false;
  const { site, subject_key, notice, language, level, rules_version } = row;
  const removal = query.insertInto('removals').values({ recording, site, why, decided_at: now(), done_at: null });
  const body = { site, subject_key, recording, notice, language, level, rules_version };
  const event: ChainEvent = { at: now(), kind: why, body };
  return (await ledger.write([toStatement(removal, 1)], [event])).status === 'written';
}

async function isRemoved({ database }: RemoverParts, recording: string): Promise<boolean> {
  const { query } = database;
  const row = await query
    .selectFrom('removals')
    .select('recording')
    .where('recording', '=', recording)
    .executeTakeFirst();
  return row !== undefined;
}

async function complete(parts: RemoverParts, recording: string): Promise<void> {
  const { database, keys, sweeper, now } = parts;
  const { query } = database;
  const removal = await query
    .selectFrom('removals')
    .select('done_at')
    .where('recording', '=', recording)
    .executeTakeFirst();
  if (!removal || removal.done_at !== null) return;

  await keys.destroy(recording);
  await sweeper.removeAll(recording);
  await removeChunks(parts, recording);
  await database.write([
    toStatement(query.deleteFrom('pages').where('recording', '=', recording)),
    toStatement(query.deleteFrom('recordings').where('id', '=', recording)),
  ]);
  await database.scrub();
  await verify(parts, recording);
  await query.updateTable('removals').set({ done_at: now() }).where('recording', '=', recording).execute();
}

async function removeChunks({ database }: RemoverParts, recording: string): Promise<void> {
  const { query } = database;
  const pages = await query.selectFrom('pages').select('id').where('recording', '=', recording).execute();
  for (const { id: page } of pages) {
    const chunks = query.selectFrom('chunks').where('recording', '=', recording).where('page', '=', page);
    const { highest } = await chunks.select(({ fn }) => fn.max('sequence').as('highest')).executeTakeFirstOrThrow();
    for (let from = 0; from <= (highest ?? -1); from += ROWS_AT_ONCE) {
      await query
        .deleteFrom('chunks')
        .where('recording', '=', recording)
        .where('page', '=', page)
        .where('sequence', '>=', from)
        .where('sequence', '<', from + ROWS_AT_ONCE)
        .execute();
    }
  }
}

/** Looks rather than believes. */
async function verify({ database, keys, blobs }: RemoverParts, recording: string): Promise<void> {
  const { query } = database;
  const left = [
    ...(await blobs.list(`packs/${recording}/`)),
    ...((await keys.read(recording)) ? ['key'] : []),
    ...(await query.selectFrom('recordings').select('id').where('id', '=', recording).execute()),
    ...(await query.selectFrom('chunks').select('page').where('recording', '=', recording).limit(1).execute()),
    ...(await query.selectFrom('blobs').select('key').where('recording', '=', recording).execute()),
  ];
  if (left.length > 0)
    throw new Error(`A removal is not complete, ${left.length} things are left; it will be tried again`);
}
