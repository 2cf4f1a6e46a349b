import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another run has the backups of this data folder in hand. */
export class BackupsBusy extends Error {
  constructor() {
    super('Another run has the backups in hand; wait until it has ended.');
    this.name = 'BackupsBusy';
  }
}

/**
 * Keeps every other run away, of this process and of others, until the returned function is called. SQLite's lock is one
 * of the system's, which lets go of it when the process ends, however it ends.
 */
export function takeRunLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(path.join(folder, 'lock.db'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new BackupsBusy();
  }
  return () => lock.close();
}
