/**
 * Checks the types of every package; with `--declarations`, writes the `.d.ts` files of those that are published.
 * TypeScript 7 has no programming interface, so its command is called once for each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const declarations = process.argv.includes('--declarations');
const EMIT = [
  '--noEmit',
  'false',
  '--declaration',
  '--emitDeclarationOnly',
  '--rootDir',
  'src',
  '--outDir',
  'dist',
  '--stripInternal',
];

let failed = 0;
for (const config of globSync('{packages,examples}/*/tsconfig.json').toSorted()) {
  const folder = path.dirname(config);
  const { private: isPrivate, exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (declarations && (isPrivate || !exports)) continue;
  const tsc = path.resolve('node_modules/.bin/tsc');
  // What is published, where that is less than what is checked.
  const build = path.join(folder, 'tsconfig.build.json');
  const emit = existsSync(build) ? ['-p', path.basename(build), ...EMIT] : EMIT;
  const { status } = spawnSync(tsc, declarations ? emit : [], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
