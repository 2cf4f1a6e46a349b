/**
 * Copies of the journal of removals, in every repository, taken as soon as it has grown: a restore of an older backup
 * learns from the newest of them what must not come back. They hold no keys and nothing of a recording but its id.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Answering } from './repositories.ts';
import type { Copies } from './stage.ts';

export const JOURNAL_TAG = 'journal';
export const JOURNAL_FILE = 'journal.db';

/** Copies that stay in a repository; each holds all of the one before. */
const KEEP = 3;

/** Writes a copy of the journal into the folder. @returns how many entries it has. */
export async function stageJournal(folder: string, copies: Copies): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!copies.journal) return 0;
  const file = path.join(folder, JOURNAL_FILE);
  await copies.journal(file);
  const journal = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(journal.prepare('SELECT count(*) AS n FROM removal_journal').get()?.n);
  } finally {
    journal.close();
  }
}

export async function saveJournal({ restic, snapshots }: Answering, folder: string, now: number): Promise<void> {
  await restic.save(folder, { tag: JOURNAL_TAG, at: now });
  const before = snapshots.filter(({ tags }) => tags.includes(JOURNAL_TAG)).toSorted((a, b) => b.at - a.at);
  const old = before.slice(KEEP - 1).map(({ id }) => id);
  // The bytes go with the next backup: to look for them after each erasure would read much for little.
  if (old.length > 0) await restic.forget(old, { prune: false });
}
