/** Backups as the server and the command know them: what can be done, on the repositories that were declared. */
import path from 'node:path';
import type { BackupState } from '@opname/protocol';
import { version } from '../version.ts';
import { readBackups, type Backups } from './backup-config.ts';
import { createBackupRecords, type BackupRecords } from './backup-record.ts';
import { describeState } from './backup-state.ts';
import { diagnose, examine, type Finding } from './doctor.ts';
import { createMissing, createRepositories, type Repositories } from './repositories.ts';
import type { RunParts } from './run-backups.ts';
import type { Copies } from './stage.ts';

/** Where backups are declared, and what they are of. */
export interface BackupPlaces {
  data: string;
  /** The JSON file of backups. */
  file: string;
  /** The program restic. */
  restic: string;
  now: () => number;
}

export interface DeclaredBackups {
  backups: Backups;
  repositories: Repositories;
  records: BackupRecords;
  /** Where runs put together what they save. */
  folder: string;
  now: () => number;
  create(): Promise<string[]>;
  doctor(): Promise<Finding[]>;
  readState(isRunning: boolean): Promise<BackupState>;
  /** What a run needs beside them. */
  withCopies(copies: Copies): RunParts;
}

export function declareBackups({ data, file, restic: program, now }: BackupPlaces): DeclaredBackups {
  const backups = readBackups(file, data);
  const folder = path.join(data, 'backups');
  const repositories = createRepositories(backups, { program });
  const records = createBackupRecords(folder);
  return {
    backups,
    repositories,
    records,
    folder,
    now,
    create: () => createMissing(repositories),
    async doctor() {
      const [record, found] = [await records.read(), await examine(repositories)];
      return diagnose({ backups, record, now: now(), ...found });
    },
    readState: async (isRunning) => describeState(backups, await records.read(), isRunning),
    withCopies: (copies) => ({ backups, repositories, records, folder, now, copies, opname: version }),
  };
}
