/**
 * The last step of what is brought back on an installation whose data is in PostgreSQL or in a bucket. Until then all of it
 * lies in files, where the journal was replayed and verified, so that nothing that was removed ever gets there.
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { createFileBlobStore } from '../store/file-blob-store.ts';
import { assertEmpty, fillFromFile } from '../store/postgres/fill-from-file.ts';
import { listDatabases, openBlobs } from '../stores.ts';

const PACKS = 'packs/';

/** What leads to other places than the data folder, or tells others of it. */
const ELSEWHERE = ['databaseUrl', 'keysDatabaseUrl', 'bucket', 'backups', 'metrics', 'publicUrl'] as const;

/** @returns the configuration of a server on the files of its data folder and nothing else, whom nobody asks from outside. */
export function onFilesOnly(config: Config, data = config.data): Config {
  const files: Config = { ...config, data, host: '127.0.0.1', port: 0 };
  for (const elsewhere of ELSEWHERE) delete files[elsewhere];
  // That it listens is nobody's business.
  if (files.log === 'info' || files.log === 'debug') files.log = 'warn';
  return files;
}

/** Throws, with nothing changed, where there is anything that would be overwritten. */
export async function assertRoomFor(config: Config): Promise<void> {
  for (const { url, schema } of listDatabases(config)) if (url) await assertEmpty({ url, schema });
  if (!config.bucket || (await (await openBlobs(config)).list(PACKS)).length === 0) return;
  throw new Error(
    `The bucket "${config.bucket.bucket}" has recordings in it, and a restore overwrites nothing; name an empty one in OPNAME_BLOBS.`,
  );
}

/** With `again`, what an earlier try has brought there and could not complete is replaced. */
export async function pour(config: Config, { again }: { again: boolean }): Promise<void> {
  if (config.bucket) {
    await pourBlobs(config.data, await openBlobs(config));
    await rm(path.join(config.data, PACKS), { recursive: true, force: true });
  }
  // The metadata last: where it is there all is there.
  for (const { url, schema, file, migrations, isMain } of listDatabases(config).toReversed()) {
    if (!url) continue;
    await fillFromFile({ url, schema, migrations }, file, { again: again && !isMain });
  }
  for (const { url, file } of listDatabases(config)) {
    if (url) for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true });
  }
}

async function pourBlobs(data: string, bucket: BlobStore): Promise<void> {
  const there = new Set(await bucket.list(PACKS));
  for (const key of await createFileBlobStore(data).list(PACKS)) {
    // One that is there was put there by an earlier try: whole, for a blob is written whole or not at all.
    if (!there.has(key)) await bucket.put(key, await readFile(path.join(data, key)));
  }
}
