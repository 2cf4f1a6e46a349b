/**
 * Brings an installation back, in this order and no other: the data, the keys, then the journal of removals replayed, then
 * verification, and only then where a server finds it. Whatever was cut off begins anew.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { startOnRestored } from '../main.ts';
import type { JournalEntry } from '../store/journal/journal.ts';
import { openStores, type Stores } from '../stores.ts';
import { compareWithManifest, MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts';
import { assertRoomFor, onFilesOnly, pour } from './pour.ts';
import { beginRestore, endRestore, isRestoring } from './restore-marker.ts';
import { takeRunLock } from './run-lock.ts';
import { verifyRestored } from './verify-restored.ts';

export interface BringBackOptions {
  /** Of the server that is to run on it. */
  config: Config;
  /** Puts data and keys into the folder, as they are in a data folder, with the manifest beside them. */
  fill: (data: string) => Promise<void>;
  /** Reads the newest journals there are, using a folder that does not exist. */
  readJournal: (folder: string) => Promise<readonly JournalEntry[]>;
  onStep: (step: string) => void;
}

export interface BroughtBack {
  manifest: Manifest;
  /** Removals in the journal. */
  journal: number;
  /** What is left of the recordings, without those that were erased or have expired. */
  recordings: number;
}

export async function bringBack({ config, fill, readJournal, onStep }: BringBackOptions): Promise<BroughtBack> {
  const { data } = config;
  if (!isRestoring(data)) await assertRoomFor(config);
  const again = await beginRestore(data);
  const unlock = takeRunLock(path.join(data, 'backups'));
  try {
    await fill(data);
    const manifest = await checkManifest(data);
    onStep('journal of removals');
    const journal = await readJournal(path.join(data, 'backups', 'journal'));
    const recordings = await replay(onFilesOnly(config), journal, onStep);
    if (config.databaseUrl || config.bucket) onStep('into the database and the bucket');
    await pour(config, { again });
    await endRestore(data);
    return { manifest, journal: journal.length, recordings };
  } finally {
    unlock();
  }
}

async function checkManifest(data: string): Promise<Manifest> {
  const differences = await compareWithManifest(data);
  if (differences.length > 0) {
    throw new Error(`The backup is not what its manifest says; choose another.\n${differences.join('\n')}`);
  }
  const manifest = await readManifest(data);
  await rm(path.join(data, MANIFEST_FILE));
  return manifest;
}

/** A server that starts removes what the journal knows and what has expired, before it answers anybody. */
async function replay(
  config: Config,
  journal: readonly JournalEntry[],
  onStep: (step: string) => void,
): Promise<number> {
  await withStores(config, async (stores) => {
    for (const entry of journal) await stores.journal.append(entry);
  });
  const server = await startOnRestored(config);
  await server.close();
  onStep('verification');
  return await withStores(config, (stores) => verifyRestored(stores, journal, (config.now ?? Date.now)()));
}

async function withStores<Result>(config: Config, work: (stores: Stores) => Promise<Result>): Promise<Result> {
  const stores = await openStores(config);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}
