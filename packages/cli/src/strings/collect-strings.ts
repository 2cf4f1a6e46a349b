import { glob, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readLanguageFile } from './read-language-file.ts';
import { readMarkup } from './read-markup.ts';
import { readScript } from './read-script.ts';

export interface Collected {
  /** Sorted, each once, white space made single. */
  strings: string[];
  /** Files that were read. */
  files: number;
  /** What could not be read, and why; its texts are missing, so they will be masked. */
  unread: string[];
}

const FILES = '**/*.{js,mjs,cjs,html,htm,json}';
/** Language files by their folder or name. Other JSON is data, and may be about people. */
const LANGUAGE_FILE =
  /(?:^|[\\/])(?:locales?|lang(?:uage)?s?|i18n|l10n|translations?|messages)(?:[\\/.-][^\\/]*)*\.json$|(?:^|[\\/.])[a-z]{2}(?:[-_][A-Za-z]{2,4})?\.json$/;

/** Collects the texts of an app's own from its build. */
export async function collectStrings(folders: readonly string[]): Promise<Collected> {
  const strings = new Set<string>();
  const collected: Collected = { strings: [], files: 0, unread: [] };
  for (const file of await listFiles(folders)) {
    const read = readerOf(file);
    if (!read) continue;
    collected.files++;
    try {
      for (const text of read(await readFile(file, 'utf8'))) strings.add(text);
    } catch (error) {
      collected.unread.push(`${file} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (collected.files === 0)
    throw new Error(`No script, page or language file in ${folders.join(', ')}; build the app first.`);
  collected.strings = [...strings].toSorted();
  return collected;
}

async function listFiles(folders: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const folder of folders) {
    if ((await stat(folder)).isFile()) files.push(folder);
    else
      for await (const file of glob(FILES, { cwd: folder, exclude: ['**/node_modules/**'] }))
        files.push(path.join(folder, file));
  }
  return files.toSorted();
}

function readerOf(file: string): ((source: string) => string[]) | undefined {
  if (/\.[cm]?js$/.test(file)) return readScript;
  if (/\.html?$/.test(file)) return readMarkup;
  return LANGUAGE_FILE.test(file) ? readLanguageFile : undefined;
}
