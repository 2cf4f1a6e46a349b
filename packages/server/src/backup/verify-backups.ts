import { recordOf, type BackupRecords } from './backup-record.ts';
import type { Repositories } from './repositories.ts';
import { takeRunLock } from './run-lock.ts';

export interface Verdict {
  repository: string;
  /** Undefined where every byte was read and found whole. */
  problem?: string;
}

/** Reads every byte of each repository, one after another, and remembers those that are whole. */
export async function verifyBackups(
  { data, keys }: Repositories,
  { records, folder, now }: { records: BackupRecords; folder: string; now: () => number },
): Promise<Verdict[]> {
  const unlock = takeRunLock(folder);
  try {
    const verdicts: Verdict[] = [];
    for (const restic of [...data, keys]) {
      const { name: repository } = restic.repository;
      try {
        await restic.check();
        await records.change((record) => void (recordOf(record, repository).checkedAt = now()));
        verdicts.push({ repository });
      } catch (error) {
        verdicts.push({ repository, problem: error instanceof Error ? error.message : String(error) });
      }
    }
    return verdicts;
  } finally {
    unlock();
  }
}
