import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * @param chosen a path that was set, which wins
 * @returns the path of a Chromium on this machine; throws with how to install one
 */
export function findBrowser(chosen: string | undefined, searchPath = process.env.PATH ?? ''): string {
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  if (chosen !== undefined)
    throw new Error(`No browser is at ${chosen}; set OPNAME_CHROMIUM to the path of a Chromium.`);
  const folders = searchPath.split(path.delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    existsSync(file),
  );
  if (found !== undefined) return found;
  throw new Error(
    'A video needs a Chromium, and none is on this machine: apt-get install chromium, or set OPNAME_CHROMIUM to its path.',
  );
}
