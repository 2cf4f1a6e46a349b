/** Brings an installation back from its repositories; see `bring-back.ts` for the order. */
import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import type { JournalEntry } from '../store/journal/journal.ts';
import { bringBack, type BroughtBack } from './bring-back.ts';
import { readJournal } from './journal-copies.ts';
import { KEYS_TAG } from './key-ring.ts';
import { askAll, type Answering, type Repositories } from './repositories.ts';
import type { Restic } from './restic.ts';
import { SERIES } from './series.ts';
import type { Snapshot } from './snapshot.ts';

/** Room for what a server writes while it removes what has gone, beside the backup itself. */
const ROOM_FACTOR = 1.25;

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

export type RestoreReport = BroughtBack & { repository: string };

export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { onStep } = options;
  const asked = await askForJournals(options);
  const { restic, snapshot } = choose(asked, options);
  await assertRoom(options.config.data, await restic.sizeOf(snapshot.id));
  const brought = await bringBack({
    config: options.config,
    onStep,
    async fill(data) {
      onStep(`data, from "${restic.repository.name}", taken ${new Date(snapshot.at).toISOString()}`);
      await restic.restore(snapshot.id, data);
      onStep('keys');
      await restoreKeys(options.repositories.keys, path.join(data, 'keys'));
    },
    readJournal: (folder) => readJournals(asked, folder),
  });
  return { repository: restic.repository.name, ...brought };
}

/** All are asked, because the newest journal may be in any of them. */
export async function askForJournals({
  repositories,
  without,
}: Pick<RestoreOptions, 'repositories' | 'without'>): Promise<Answering[]> {
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

/** A restore that fills the disk would take the room of whatever else is on it. */
async function assertRoom(data: string, bytes: number): Promise<void> {
  let folder = path.resolve(data);
  while (!existsSync(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes * ROOM_FACTOR) return;
  throw new Error(
    `${folder} has ${toMiB(bavail * bsize)} MiB left and the backup needs ${toMiB(bytes * ROOM_FACTOR)} MiB; make room there, or set OPNAME_DATA to a larger disk.`,
  );
}

const toMiB = (bytes: number) => Math.ceil(bytes / 2 ** 20);

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

async function restoreKeys(ring: Restic, folder: string): Promise<void> {
  const copies = (await ring.list()).filter(({ tags }) => tags.includes(KEYS_TAG)).toSorted((a, b) => b.at - a.at);
  const [newest] = copies;
  if (!newest) throw new Error('There is no copy of the keys, without which no recording can be read; look at "keys".');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await ring.restore(newest.id, folder);
}

/** Each journal only grows, so that all of them together are the newest. */
export async function readJournals(asked: readonly Answering[], folder: string): Promise<JournalEntry[]> {
  const all = new Map<string, JournalEntry>();
  for (const { restic } of asked) {
    for (const entry of await readJournal(restic, folder)) all.set(entry.recording, entry);
  }
  return [...all.values()];
}
