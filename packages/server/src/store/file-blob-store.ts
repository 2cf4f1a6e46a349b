import { link, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { StoreUnavailable } from './database.ts';

/** The end of a file's name while it is being written. */
const UNFINISHED = '.part';

const UNAVAILABLE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES']);

/** Blobs as files in `folder`, one each. */
export function createFileBlobStore(folder: string): BlobStore {
  const fileOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new Error('A key of a blob is made of a-z, 0-9, "-" and "/"');
    return path.join(folder, key);
  };

  return {
    async put(key, bytes) {
      const file = fileOf(key);
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeDurably(file + UNFINISHED, bytes);
        // A link, unlike a rename, fails when the name is taken.
        await link(file + UNFINISHED, file);
        await rm(file + UNFINISHED);
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

    async list(prefix) {
      const upTo = prefix.lastIndexOf('/') + 1;
      const under = prefix.slice(0, upTo);
      const entries = await readdir(path.join(folder, under), { recursive: true, withFileTypes: true }).catch(
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return [];
          throw error;
        },
      );
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
        .map((key) => (key.endsWith(UNFINISHED) ? key.slice(0, -UNFINISHED.length) : key))
        .filter((key, index, all) => key.startsWith(prefix) && all.indexOf(key) === index);
    },

    async remove(key) {
      const file = fileOf(key);
      await rm(file + UNFINISHED, { force: true });
      await rm(file, { force: true });
      // The folder of a recording goes with its last blob; one that is not empty stays.
      if (path.dirname(file) !== path.resolve(folder)) await rmdir(path.dirname(file)).catch(() => {});
    },
  };
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
