/**
 * Copies of the key store, in a place of their own under a password of their own, and only for days: a key that was
 * destroyed with its recording is not to come back from them later.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Answering } from './repositories.ts';
import type { Restic } from './restic.ts';
import type { Snapshot } from './snapshot.ts';
import type { Copies } from './stage.ts';

/** After so many days no copy is left that holds a key which is destroyed today. */
export const RING_DAYS = 7;

/** A copy goes this long before, so that days on which nothing ran still keep that; a restore needs only the newest. */
const LATE_DAYS = 4;

const DAY_MS = 24 * 60 * 60_000;
export const KEYS_TAG = 'keys';

/** The files of the key store, here and in `keys/` of the data folder. */
export const KEYS_FILE = 'keys.db';
export const MASTER_KEY_FILE = 'master.key';

export function isRingDue(snapshots: readonly Snapshot[], now: number): boolean {
  const today = Math.floor(now / DAY_MS);
  return !snapshots.some(({ at }) => Math.floor(at / DAY_MS) === today);
}

/** Saves the keys as they are now. To be called after the data was staged, so that none is missing for it. */
export async function saveKeys(restic: Restic, folder: string, { copies, now }: { copies: Copies; now: number }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await copies.keys(path.join(folder, KEYS_FILE));
    if (copies.masterKey) await copyFile(copies.masterKey, path.join(folder, MASTER_KEY_FILE));
    await restic.save(folder, { tag: KEYS_TAG, at: now });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes the copies that are too old; the newest always stays. @returns those that are left. */
export async function shortenRing({ restic, snapshots }: Answering, now: number): Promise<Snapshot[]> {
  const [newest, ...others] = snapshots.toSorted((a, b) => b.at - a.at);
  const old = others.filter(({ at }) => at <= now - (RING_DAYS - LATE_DAYS) * DAY_MS);
  if (old.length > 0) await restic.forget(old.map(({ id }) => id));
  return newest ? [newest, ...others.filter((snapshot) => !old.includes(snapshot))] : [];
}
