/** The one door of this package. */
export { parseConfig, type Config } from './config/config.ts';
export type { Site } from './config/sites.ts';
export { startServer, type RunningServer } from './main.ts';
export { createChainCheck, type ChainCheck } from './ledger/verify-chain.ts';
export { BACKUPS_LINE } from './backup/backup-schedule.ts';
export { declareBackups, type DeclaredBackups } from './backup/backups.ts';
export { drill } from './backup/drill.ts';
export { importBackup } from './backup/export/import-export.ts';
export { restoreBackup } from './backup/restore.ts';
export { BackupsBusy } from './backup/run-lock.ts';
export { runBackups } from './backup/run-backups.ts';
export { verifyBackups } from './backup/verify-backups.ts';
export { openStores } from './stores.ts';
