/**
 * Brings an installation back, in this order and no other: the data, the keys, then the journal of removals replayed from
 * its newest copy, then verification; only then may a server start on it. A restore that was cut off begins anew.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { openStores } from '../stores.ts';
import { readJournal, type Removal } from './journal-copies.ts';
import { KEYS_TAG } from './key-ring.ts';
import { compareWithManifest, MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts';
import { replayRemovals, verifyReplay } from './replay-removals.ts';
import { askAll, type Answering, type Repositories } from './repositories.ts';
import { beginRestore, endRestore } from './restore-marker.ts';
import type { Restic } from './restic.ts';
import { SERIES } from './series.ts';
import { takeRunLock } from './run-lock.ts';
import type { Snapshot } from './snapshot.ts';

export interface RestoreOptions {
  /** The folder that the data is brought back into; empty, or that of a restore that was cut off. */
  data: string;
  repositories: Repositories;
  /** Take the backup from this repository; else from the first that has the newest. */
  from?: string;
  /** The beginning of the id of a backup; else the newest. */
  backup?: string;
  /** Repositories that are not asked, because they are gone. What only their journals know is brought back. */
  without: readonly string[];
  /** Where the master key lies, when it is not in the ring. */
  masterKeyFile?: string;
  now: () => number;
  onStep: (step: string) => void;
}

export interface RestoreReport {
  repository: string;
  manifest: Manifest;
  /** Removals in the journal, and how many of their recordings the backup still held. */
  journal: number;
  removed: number;
  recordings: number;
}

export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { data, onStep } = options;
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
    const removals = await readJournals(asked, path.join(data, 'backups', 'journal'));
    const report = await replay(options, removals);
    await endRestore(data);
    return { ...report, repository: restic.repository.name, manifest, journal: removals.length };
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
async function readJournals(asked: readonly Answering[], folder: string): Promise<Removal[]> {
  const all = new Map<string, Removal>();
  for (const { restic } of asked) {
    for (const removal of await readJournal(restic, folder)) all.set(removal.recording, removal);
  }
  return [...all.values()];
}

async function replay({ data, masterKeyFile, now, onStep }: RestoreOptions, removals: readonly Removal[]) {
  const stores = await openStores({ data, ...(masterKeyFile !== undefined && { masterKeyFile }) });
  try {
    const removed = await replayRemovals(stores, removals, now);
    onStep('verification');
    await verifyReplay(stores, removals);
    const { query } = stores.database;
    const { n } = await query
      .selectFrom('recordings')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return { removed, recordings: n };
  } finally {
    await stores.close();
  }
}
