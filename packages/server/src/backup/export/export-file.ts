/**
 * A full backup as one file: a tar in the format of age, so that it can be opened without Opname (`age -d FILE | tar x`).
 * It is made while it is sent; in memory is one piece of it at a time.
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Encrypter } from 'age-encryption';
import { pack, type Pack } from 'tar-stream';
import { FACTS_FILE } from './export-facts.ts';

/**
 * Work for a guess of the passphrase, as a power of two: half a second of a core, in which this process does nothing else.
 * Passphrases are long, see `BackupExportWish`.
 */
const WORK_FACTOR = 16;

const TAR_BLOCK = 512;
const TAR_END_BLOCKS = 2;

interface Staged {
  name: string;
  size: number;
}

export interface ExportFile {
  bytes: number;
  content: Readable;
}

/** Reads what was put together in the folder; that it stays there until the content has ended is for the caller. */
export async function createExportFile(folder: string, passphrase: string): Promise<ExportFile> {
  const files = await listStaged(folder);
  const tar = pack();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  const encrypted = await encrypter.encrypt(
    Readable.toWeb(Readable.from(tar, { objectMode: false })) as ReadableStream<Uint8Array>,
  );
  const bytes = encrypted.size(tarSizeOf(files));
  // What cannot be read ends the download before its announced length, so that no file is whole without it.
  void fill(tar, folder, files).catch((error: unknown) => tar.destroy(error as Error));
  return { bytes, content: Readable.from(encrypted, { objectMode: false }) };
}

/** What the file is about comes first, so that whoever opens it can tell before the rest. */
async function listStaged(folder: string): Promise<Staged[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const ordered = [FACTS_FILE, ...names.filter((name) => name !== FACTS_FILE).toSorted()];
  return await Promise.all(ordered.map(async (name) => ({ name, size: (await stat(path.join(folder, name))).size })));
}

function tarSizeOf(files: readonly Staged[]): number {
  const blocks = files.reduce((sum, { size }) => sum + 1 + Math.ceil(size / TAR_BLOCK), 0);
  return (blocks + TAR_END_BLOCKS) * TAR_BLOCK;
}

async function fill(tar: Pack, folder: string, files: readonly Staged[]): Promise<void> {
  for (const { name, size } of files) {
    const entry = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) });
    if (size === 0) entry.end(Buffer.alloc(0));
    else await pipeline(createReadStream(path.join(folder, name)), entry);
  }
  tar.finalize();
}
