import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Names of programs that speak Chromium's protocol, as systems install them. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @returns the browser to use: the one named, that of `CHROMIUM`, or the first on the path.
 * @throws {Error} that says how to name one.
 */
export function findBrowser(named: string | undefined, env: Environment): string {
  const wanted = named ?? env['CHROMIUM'];
  if (wanted !== undefined && wanted !== '') {
    if (isProgram(wanted)) return wanted;
    const source = named === undefined ? 'CHROMIUM' : '--browser';
    throw new Error(`No browser at ${wanted}; set ${source} to the program file of Chromium or Chrome.`);
  }
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
  if (found) return found;
  throw new Error('No browser found; install Chromium or Chrome, or name its program file with --browser or CHROMIUM.');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
