/**
 * `npm run bench`: sizes, what recording costs the page, and how fast the server acknowledges durably. `npm run bench:race`:
 * takes 200 recordings back in the middle of their uploads, for some twenty minutes.
 */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';

const STEPS = [
  { program: 'npm', args: ['run', '--silent', 'build'] },
  { program: 'npx', args: ['size-limit'] },
  { program: 'node', args: ['--conditions=opname-source', 'examples/trial-app/bench/main-thread.ts'] },
  { program: 'node', args: ['--conditions=opname-source', 'packages/privacy/bench/sanitiser-cost.ts'] },
  { program: 'node', args: ['--conditions=opname-source', 'packages/server/bench/uploads.ts'] },
  { program: 'node', args: ['--conditions=opname-source', 'examples/replay-corpus/bench/opening.ts'] },
];
const RACE = [{ program: 'node', args: ['--conditions=opname-source', 'packages/server/bench/withdrawal-race.ts'] }];

const browser = await findBrowser();
for (const { program, args } of process.argv[2] === 'race' ? RACE : STEPS) {
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: browser.path },
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
