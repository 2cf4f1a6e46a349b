/**
 * A file in the data folder that says that a restore has not come to its end. While it is there no server starts on the
 * folder: what was removed since the backup may still be in it.
 */
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const MARKER = 'restore-is-not-complete';

export const isRestoring = (data: string) => existsSync(path.join(data, MARKER));

export function assertNotRestoring(data: string): void {
  if (!isRestoring(data)) return;
  throw new Error(
    `A restore into ${data} has not come to its end, so that what was erased may still be in it; run the same command again.`,
  );
}

/**
 * Marks an empty folder, or empties one whose restore was cut off. Throws where there is anything else.
 * @returns whether there was one that was cut off
 */
export async function beginRestore(data: string): Promise<boolean> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const present = await readdir(data);
  if (present.length > 0 && !present.includes(MARKER)) {
    throw new Error(
      `${data} is not empty, and a restore overwrites nothing; stop the server and move the folder away, or set OPNAME_DATA to another one.`,
    );
  }
  {
    await using handle = await open(path.join(data, MARKER), 'w', 0o600);
    await handle.sync();
  }
  await syncFolder(data);
  for (const name of present) if (name !== MARKER) await rm(path.join(data, name), { recursive: true });
  return present.length > 0;
}

/** From now on a server may start. */
export async function endRestore(data: string): Promise<void> {
  await syncFolder(data);
  await rm(path.join(data, MARKER));
  await syncFolder(data);
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
