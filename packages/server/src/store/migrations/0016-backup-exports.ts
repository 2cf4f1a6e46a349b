export const backupExports = {
  number: 16,
  name: 'backup-exports',
  sql: `
-- Full backups that were taken away as one file, keys included, and until when they may be kept.
CREATE TABLE backup_exports (
  id TEXT PRIMARY KEY,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  delete_by INTEGER NOT NULL
);
`,
};
