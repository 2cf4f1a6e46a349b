import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * @param page its folder under `public/`, whose script and styles are named for it
 * @returns a folder with the page as it is built, from the source, so that no test can pass on a stale build
 */
export async function bundlePage(page: string, entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-page-'));
  await build({
    entryPoints: [path.resolve(import.meta.dirname, '../src', entry)],
    outfile: path.join(folder, `${page}.js`),
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    conditions: ['opname-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['/studio/*'],
    logLevel: 'error',
  });
  cpSync(path.resolve(import.meta.dirname, '../public', page), folder, { recursive: true });
  return folder;
}
