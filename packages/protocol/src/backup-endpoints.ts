import { BackupRun, BackupState } from './backup.ts';
import type { Endpoint } from './endpoint.ts';

/** Backups: where they lie is public, because the policy promises it. */
export const BACKUP_ENDPOINTS = {
  readBackupState: {
    method: 'GET',
    path: '/v1/backups/state',
    summary: 'Read where backups lie, how many there are and how old they are',
    access: ['public'],
    success: { status: 200, schema: BackupState },
    errors: ['no-backups'],
  },
  runBackup: {
    method: 'POST',
    path: '/v1/backups',
    summary: 'Begin a run of the backups that are due; the state tells when it has ended',
    access: ['officer'],
    success: { status: 201, schema: BackupRun },
    errors: ['not-signed-in', 'role-not-allowed', 'no-backups'],
  },
} as const satisfies Record<string, Endpoint>;
