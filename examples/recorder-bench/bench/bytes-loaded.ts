import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const FOLDER = path.join(import.meta.dirname, '../recorders');

/** What Opname's own build makes of it: the gate, and after a yes the controls and the recorder. */
const OPNAME = ['opname.js', 'opname-controls.js', 'opname-recorder.js'];
const BUILT = path.join(import.meta.dirname, '../../../packages/sdk/dist');

/** @returns bytes of script that a page loads to be recorded, minified and gzipped. */
export async function bytesLoaded(recorder: string): Promise<number> {
  if (recorder === 'opname')
    return OPNAME.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILT, file))).length, 0);
  const { outputFiles } = await build({
    entryPoints: [path.join(FOLDER, `${recorder}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}
