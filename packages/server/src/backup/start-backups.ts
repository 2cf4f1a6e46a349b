import type { Config } from '../config/config.ts';
import type { Stores } from '../stores.ts';
import { startBackupSchedule, type BackupSchedule } from './backup-schedule.ts';
import { declareBackups, type DeclaredBackups } from './backups.ts';

export interface RunningBackups {
  declared: DeclaredBackups;
  schedule: BackupSchedule;
}

/** @returns undefined where none are set up; throws where they cannot be taken. */
export function startBackups(
  { backups, data, now = Date.now }: Pick<Config, 'backups' | 'data' | 'now'>,
  { copies }: Pick<Stores, 'copies'>,
  onFailure: (error: unknown) => void,
): RunningBackups | undefined {
  if (!backups) return undefined;
  if (!copies) {
    throw new Error(
      'Opname takes backups of its own files only; with PostgreSQL or a bucket unset OPNAME_BACKUPS and use their own tools, see docs/backups.md.',
    );
  }
  const declared = declareBackups({ ...backups, data, now });
  return { declared, schedule: startBackupSchedule(declared.withCopies(copies), { onFailure }) };
}
