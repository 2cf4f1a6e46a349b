/**
 * Brings an installation back, in this order and no other: the data, the keys, then the journal of removals replayed from
 * its newest copy, then verification; only then may a server start on it. A restore that was cut off begins anew.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { startOnRestored } from '../main.ts';
import type { JournalEntry } from '../store/journal/journal.ts';
import { openStores, type Stores } from '../stores.ts';
import { readJournal } from './journal-copies.ts';
import { KEYS_TAG } from './key-ring.ts';
import { compareWithManifest, MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts';
import { askAll, type Answering, type Repositories } from './repositories.ts';
import { beginRestore, endRestore } from './restore-marker.ts';
import type { Restic } from './restic.ts';
import { SERIES } from './series.ts';
import { takeRunLock } from './run-lock.ts';
import type { Snapshot } from './snapshot.ts';
import { verifyRestored } from './verify-restored.ts';

export interface RestoreOptions {
  repositories: Repositories;
  /** Take the backup from this repository; else from the first that has the newest. */
  from?: string;
  /** The beginning of the id of a backup; else the newest. */
  backup?: string;
  /** Repositories that are not asked, because they are gone. What only their journals know is brought back. */
  without: readonly string[];
  /** Of the server that is to run on it. */
  config: Config;
  onStep: (step: string) => void;
}

export interface RestoreReport {
  repository: string;
  manifest: Manifest;
  /** Removals in the journal. */
  journal: number;
  /** What is left of the backup's recordings, without those that were erased or have expired. */
  recordings: number;
}

export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { onStep } = options;
  const { data } = options.config;
  const asked = await askForAll(options);
  const { restic, snapshot } = choose(asked, options);
  await beginRestore(data);
  const unlock = takeRunLock(path.join(data, 'backups'));
  try {
    onStep(`data, from "${restic.repository.name}", taken ${new Date(snapshot.at).toISOString()}`);
    const manifest = await restoreData(restic, snapshot, data);
    onStep('keys');
    await restoreKeys(options.repositories.keys, path.join(data, 'keys'));
    onStep('journal of removals');
    const journal = await readJournals(asked, path.join(data, 'backups', 'journal'));
    const recordings = await replay(options, journal);
    await endRestore(data);
    return { repository: restic.repository.name, manifest, journal: journal.length, recordings };
  } finally {
    unlock();
  }
}

/** All are asked, because the newest journal may be in any of them. */
async function askForAll({ repositories, without }: RestoreOptions): Promise<Answering[]> {
  const { answering, failing } = await askAll(
    repositories.data.filter((one) => !without.includes(one.repository.name)),
  );
  const [silent] = failing;
  if (!silent) return answering;
  const cause = silent.error instanceof Error ? silent.error.message : String(silent.error);
  throw new Error(
    `${cause}\nIts journal may tell of erasures that the others do not know. Mend it; or, when it is gone for good, restore with --without ${silent.repository}`,
  );
}

function choose(asked: readonly Answering[], { from, backup }: RestoreOptions): { restic: Restic; snapshot: Snapshot } {
  const all = asked
    .filter(({ restic }) => from === undefined || restic.repository.name === from)
    .flatMap(({ restic, snapshots }) => snapshots.map((snapshot) => ({ restic, snapshot })))
    .filter(({ snapshot }) => SERIES.some(({ name }) => snapshot.tags.includes(name)))
    .filter(({ snapshot }) => backup === undefined || snapshot.id.startsWith(backup))
    .toSorted((a, b) => b.snapshot.at - a.snapshot.at);
  const [chosen] = all;
  if (chosen) return chosen;
  throw new Error('There is no such backup; see those that there are with: opname backup list');
}

async function restoreData(restic: Restic, { id }: Snapshot, data: string): Promise<Manifest> {
  await restic.restore(id, data);
  const differences = await compareWithManifest(data);
  if (differences.length > 0) {
    throw new Error(`The backup is not what its manifest says; choose another.\n${differences.join('\n')}`);
  }
  const manifest = await readManifest(data);
  await rm(path.join(data, MANIFEST_FILE));
  return manifest;
}

async function restoreKeys(ring: Restic, folder: string): Promise<void> {
  const copies = (await ring.list()).filter(({ tags }) => tags.includes(KEYS_TAG)).toSorted((a, b) => b.at - a.at);
  const [newest] = copies;
  if (!newest) throw new Error('There is no copy of the keys, without which no recording can be read; look at "keys".');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await ring.restore(newest.id, folder);
}

/** Each journal only grows, so that all of them together are the newest. */
async function readJournals(asked: readonly Answering[], folder: string): Promise<JournalEntry[]> {
  const all = new Map<string, JournalEntry>();
  for (const { restic } of asked) {
    for (const entry of await readJournal(restic, folder)) all.set(entry.recording, entry);
  }
  return [...all.values()];
}

/** A server that starts removes what the journal knows and what has expired, before it answers anybody. */
async function replay({ config, onStep }: RestoreOptions, journal: readonly JournalEntry[]): Promise<number> {
  await withStores(config, async (stores) => {
    for (const entry of journal) await stores.journal.append(entry);
  });
  const { backups: _, ...rest } = config;
  const server = await startOnRestored({ ...rest, host: '127.0.0.1', port: 0 });
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
