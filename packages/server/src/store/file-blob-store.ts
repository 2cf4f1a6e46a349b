import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { assertBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';
import { StoreUnavailable } from './database.ts';

/** What follows the name of a file, which has no dot, while it is being written: each writer has a name of its own. */
const unfinished = () => `.${randomUUID()}.part`;

const UNAVAILABLE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES']);

/** Blobs as files in `folder`, one each. */
export function createFileBlobStore(folder: string): BlobStore {
  const fileOf = (key: string) => path.join(folder, assertBlobKey(key));

  return {
    async put(key, bytes) {
      const file = fileOf(key);
      const part = file + unfinished();
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeDurably(part, bytes);
        // A link, unlike a rename, fails when the name is taken.
        await link(part, file).finally(() => rm(part));
        await syncFoldersUp(path.dirname(file), folder);
      } catch (error) {
        throw UNAVAILABLE.has(codeOf(error)) ? new StoreUnavailable(error) : error;
      }
    },

    async read(key, start, length) {
      await using handle = await open(fileOf(key), 'r');
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, start + done);
        if (bytesRead === 0) throw new Error(`The blob ends before the bytes that its index names: ${key}`);
        done += bytesRead;
      }
      return bytes;
    },

    async copyTo(key, file) {
      try {
        await linkOrCopy(fileOf(key), file);
        return true;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false;
        throw error;
      }
    },

    async list(prefix) {
      const upTo = prefix.lastIndexOf('/') + 1;
      const under = prefix.slice(0, upTo);
      const entries = await readdir(path.join(folder, under), { recursive: true, withFileTypes: true }).catch(
        noneThere,
      );
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
        .map((key) => key.split('.', 1)[0] ?? key)
        .filter((key, index, all) => key.startsWith(prefix) && all.indexOf(key) === index);
    },

    async remove(key) {
      const file = fileOf(key);
      for (const name of await namesIn(path.dirname(file))) {
        if (name.split('.', 1)[0] === path.basename(file))
          await rm(path.join(path.dirname(file), name), { force: true });
      }
      // The folder of a recording goes with its last blob; one that is not empty stays.
      if (path.dirname(file) !== path.resolve(folder)) await rmdir(path.dirname(file)).catch(() => {});
    },
  };
}

/** A blob is never changed, so that a link is a copy. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // Some file systems know no hard links.
    if (!['EPERM', 'ENOTSUP', 'EXDEV', 'EMLINK'].includes(codeOf(error))) throw error;
    await copyFile(from, to);
  }
}

const namesIn = (folder: string) => readdir(folder).catch(noneThere);

function noneThere(error: unknown): never[] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(file, 'w', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
}

/** A new name is durable when its folder is, and a new folder when the one above it is. */
async function syncFoldersUp(from: string, to: string): Promise<void> {
  for (let folder = from; folder.startsWith(to); folder = path.dirname(folder)) {
    await using handle = await open(folder, 'r');
    await handle.sync();
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
