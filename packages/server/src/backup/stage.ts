/**
 * Puts together what a backup holds, in a folder beside the data: a consistent copy of the database, and every blob that
 * the copy names: a hard link where blobs are files, for they are never changed; fetched where they lie in a bucket. What is
 * removed meanwhile stays readable to the backup that is being taken. Keys and journal are never put there.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore } from '../store/blob-store.ts';
import type { JournalEntry } from '../store/journal/journal.ts';
import { createManifest, DATABASE_FILE, MANIFEST_FILE, readDatabase, type Manifest } from './manifest.ts';

/** How each store is copied while it is in use. */
export interface Copies {
  /** Writes a consistent copy of the metadata into a file that does not exist. */
  database(file: string): Promise<void>;
  /** The same of the keys. */
  keys(file: string): Promise<void>;
  /** The journal: every removal that was ever decided. */
  removals(): Promise<JournalEntry[]>;
  /** Writes a blob into a file that does not exist; false where it is gone. */
  blob: BlobStore['copyTo'];
  /** Where the master key is kept with the keys; undefined where it lies elsewhere. */
  masterKey?: string;
}

/** Copies of the database until one names no blob that was superseded meanwhile. Each try links only what is new. */
const TRIES = 10;

export async function stageData(
  folder: string,
  { copies, opname, now }: { copies: Copies; opname: string; now: number },
): Promise<Manifest> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const held = await copyUntilWhole(folder, copies);
  await removeOthers(folder, held);
  const manifest = await createManifest(folder, { opname, takenAt: now });
  await writeFile(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function copyUntilWhole(folder: string, copies: Copies): Promise<Set<string>> {
  const file = path.join(folder, DATABASE_FILE);
  for (let tries = 1; tries <= TRIES; tries++) {
    await rm(file, { force: true });
    await copies.database(file);
    const { blobs } = readDatabase(file);
    const missing = [];
    for (const key of blobs) if (!(await bringBlob(key, path.join(folder, key), copies))) missing.push(key);
    if (missing.length === 0) return new Set(blobs);
  }
  throw new Error(
    `The database names blobs that are not there, after ${TRIES} looks; nothing was backed up. Look at the disk of the data folder, and restore what is missing from an older backup.`,
  );
}

/** @returns false when the blob is gone. One that an earlier try has brought is not fetched again. */
async function bringBlob(key: string, to: string, copies: Copies): Promise<boolean> {
  if (existsSync(to)) return true;
  await mkdir(path.dirname(to), { recursive: true });
  return await copies.blob(key, to);
}

async function removeOthers(folder: string, held: ReadonlySet<string>): Promise<void> {
  const files = await readdir(path.join(folder, 'packs'), { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files.filter((entry) => entry.isFile())) {
    const whole = path.join(file.parentPath, file.name);
    if (!held.has(path.relative(folder, whole).replaceAll(path.sep, '/'))) await rm(whole);
  }
}
