import { rm } from 'node:fs/promises';
import path from 'node:path';
import { recordOf } from './backup-record.ts';
import { saveJournal, stageJournal } from './journal-copies.ts';
import { askAll } from './repositories.ts';
import type { RunParts } from './run-backups.ts';
import { takeRunLock } from './run-lock.ts';

/** Copies the journal to the repositories that have not all of it. @returns the names of those that failed. */
export async function shipJournal(parts: RunParts): Promise<string[]> {
  const { repositories, copies, records, now } = parts;
  const entries = (await copies.removals()).length;
  const known = await records.read();
  if (known.removals !== entries) await records.change((record) => void (record.removals = entries));
  const behind = repositories.data.filter(
    ({ repository }) => entries > (known.repositories[repository.name]?.journal ?? 0),
  );
  if (behind.length === 0) return [];
  const unlock = takeRunLock(parts.folder);
  const folder = path.join(parts.folder, 'journal');
  try {
    const staged = await stageJournal(folder, copies);
    const { answering, failing } = await askAll(behind);
    const outcomes = await Promise.allSettled(
      answering.map(async (one) => {
        await saveJournal(one, folder, now());
        await records.change((record) => void (recordOf(record, one.restic.repository.name).journal = staged));
      }),
    );
    const late = answering.filter((_, index) => outcomes[index]?.status === 'rejected');
    return [...failing.map(({ repository }) => repository), ...late.map(({ restic }) => restic.repository.name)];
  } finally {
    await rm(folder, { recursive: true, force: true });
    unlock();
  }
}
