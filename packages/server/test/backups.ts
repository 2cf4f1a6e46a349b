/** An installation with recordings, and four real repositories of restic in folders beside it. */
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseBackups } from '../src/backup/backup-config.ts';
import { createBackupRecords } from '../src/backup/backup-record.ts';
import { createMissing, createRepositories } from '../src/backup/repositories.ts';
import type { RunParts } from '../src/backup/run-backups.ts';
import { createBlobSweeper } from '../src/pack/blob-sweeper.ts';
import { openStores, type Stores } from '../src/stores.ts';
import { makePasswordCheap } from './cheap-passwords.ts';
import { beginRecording } from './stores.ts';

export const RESTIC = process.env.OPNAME_RESTIC ?? 'restic';

/** Why tests that need restic are skipped, or undefined where it is there. */
export const hasRestic = spawnSync(RESTIC, ['version']).status === 0;
if (!hasRestic) console.warn('Tests of backups are skipped: restic is not installed (Debian: apt-get install restic).');

export const DAY_MS = 24 * 60 * 60_000;
export const HOUR_MS = 60 * 60_000;

const PLACES = [
  { name: 'first', provider: 'Alpha', dataCentre: 'A1', country: 'NL', continent: 'EU' },
  { name: 'second', provider: 'Beta', dataCentre: 'B1', country: 'DE', continent: 'EU' },
  { name: 'third', provider: 'Gamma', dataCentre: 'C1', country: 'CA', continent: 'NA' },
];

export interface TestBackups {
  root: string;
  data: string;
  stores: Stores;
  clock: { now: number };
  parts: RunParts;
  /** A recording with one blob of random bytes. @returns its id. */
  record(bytes?: number): Promise<string>;
  folderOf(repository: string): string;
  /** Opens the stores again, as the next start of the server does. */
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** The file of backups that the parts are made from. */
export function describeBackups(root: string) {
  const place = (name: string) => ({
    address: path.join(root, 'repositories', name),
    passwordFile: path.join(root, `${name}.password`),
  });
  return {
    at: '00:00',
    repositories: PLACES.map((one) => ({ ...one, ...place(one.name) })),
    keys: { name: 'ring', provider: 'Delta', dataCentre: 'D1', country: 'FR', continent: 'EU', ...place('ring') },
  };
}

/** Kept from one run of the tests to the next: restic takes its time to make a repository. */
const KEPT = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'test-repositories');

/** @returns a folder with empty repositories and their passwords, made by this version of restic. */
async function template(program: string): Promise<string> {
  const version = spawnSync(program, ['version'], { encoding: 'utf8' }).stdout.split(' ', 2).join('-');
  const kept = path.join(KEPT, version);
  if (existsSync(kept)) return kept;
  mkdirSync(KEPT, { recursive: true });
  const root = mkdtempSync(path.join(KEPT, 'making-'));
  const passwords = [...PLACES.map(({ name }) => name), 'ring'].map((name) => ({ name, password: randomUUID() }));
  for (const { name, password } of passwords) writeFileSync(path.join(root, `${name}.password`), `${password}\n`);
  const backups = parseBackups(describeBackups(root), { folder: root, data: path.join(root, 'data') });
  await createMissing(createRepositories(backups, { program }));
  for (const { name, password } of passwords) makePasswordCheap(path.join(root, 'repositories', name), password);
  try {
    renameSync(root, kept);
  } catch {
    // Another test was faster.
    rmSync(root, { recursive: true });
  }
  return kept;
}

/** Puts empty repositories and their passwords into a folder. */
async function placeRepositories(root: string, program = RESTIC): Promise<void> {
  cpSync(await template(program), root, { recursive: true });
}

interface TestOptions {
  program?: string;
  answerMs?: number;
  /** Another repository of data, as the file of backups declares it; its password is made here. */
  more?: { name: string; address: string; environmentFile?: string };
}

export async function startTestBackups({ program = RESTIC, more, answerMs }: TestOptions = {}): Promise<TestBackups> {
  const root = mkdtempSync(path.join(tmpdir(), 'opname-backups-'));
  await placeRepositories(root, program);
  const data = path.join(root, 'data');
  const clock = { now: Date.UTC(2026, 0, 5, 3) };
  let stores = await openStores({ data });
  const described = describeBackups(root);
  if (more) {
    const passwordFile = path.join(root, `${more.name}.password`);
    writeFileSync(passwordFile, `${randomUUID()}\n`);
    const place = { provider: 'Epsilon', dataCentre: 'E1', country: 'US', continent: 'NA' };
    described.repositories.push({ ...place, ...more, passwordFile });
  }
  const backups = parseBackups(described, { folder: root, data });
  const folder = path.join(data, 'backups');
  const repositories = createRepositories(backups, {
    program,
    cache: path.join(root, 'cache'),
    ...(answerMs && { answerMs }),
  });
  if (more) await createMissing(repositories);
  const parts: RunParts = {
    backups,
    repositories,
    records: createBackupRecords(folder),
    copies: stores.copies,
    folder,
    opname: 'test',
    now: () => clock.now,
  };
  return {
    root,
    data,
    get stores() {
      return stores;
    },
    clock,
    parts,
    async record(bytes = 2000) {
      const recording = await beginRecording(stores);
      const blob = `packs/${recording}/${randomUUID()}`;
      await createBlobSweeper(stores.database, stores.blobs).announce(blob, recording);
      await stores.blobs.put(blob, randomBytes(bytes));
      await stores.database.query.updateTable('blobs').set({ state: 'held' }).where('key', '=', blob).execute();
      return recording;
    },
    folderOf: (repository) => path.join(root, 'repositories', repository),
    async reopen() {
      await stores.close();
      stores = await openStores({ data });
      parts.copies = stores.copies;
    },
    async stop() {
      await stores.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
