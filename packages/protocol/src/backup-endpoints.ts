import { Type } from 'typebox';
import { BackupExport, BackupExportWish, BackupFinding, BackupRun, BackupState } from './backup.ts';
import { json, type Endpoint } from './endpoint.ts';

const ExportParams = Type.Object({ id: Type.String() });

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
    concerns: 'all-sites',
    success: { status: 201, schema: BackupRun },
    errors: ['not-signed-in', 'role-not-allowed', 'all-sites-needed', 'no-backups'],
  },
  examineBackups: {
    method: 'GET',
    path: '/v1/backups/findings',
    summary: 'Ask every repository and hold what is there against what is promised; takes seconds',
    access: ['officer'],
    concerns: 'all-sites',
    success: { status: 200, schema: Type.Object({ findings: Type.Array(BackupFinding) }) },
    errors: ['not-signed-in', 'role-not-allowed', 'all-sites-needed', 'no-backups'],
  },
  createBackupExport: {
    method: 'POST',
    path: '/v1/backups/exports',
    summary: 'Put together a full backup, keys included, as one file for a passphrase; it is written into the ledger',
    access: ['admin'],
    concerns: 'all-sites',
    body: json(BackupExportWish),
    success: { status: 201, schema: BackupExport },
    errors: [
      'invalid-request',
      'not-signed-in',
      'role-not-allowed',
      'all-sites-needed',
      'export-under-way',
      'not-durable',
    ],
  },
  readBackupExport: {
    method: 'GET',
    path: '/v1/backups/exports/:id',
    summary: 'Read how far an export is',
    access: ['admin'],
    concerns: 'all-sites',
    params: ExportParams,
    success: { status: 200, schema: BackupExport },
    errors: ['not-signed-in', 'role-not-allowed', 'all-sites-needed', 'not-found'],
  },
  downloadBackupExport: {
    method: 'GET',
    path: '/v1/backups/exports/:id/file',
    summary: 'Download an export, once: a tar in the format of age (age-encryption.org)',
    access: ['admin'],
    concerns: 'all-sites',
    params: ExportParams,
    success: { status: 200, schema: Type.String(), mediaType: 'application/octet-stream' },
    errors: ['not-signed-in', 'role-not-allowed', 'all-sites-needed', 'not-found'],
  },
} as const satisfies Record<string, Endpoint>;
