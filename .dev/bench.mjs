/**
 * `npm run bench`: sizes, what recording costs the page, and how fast the server acknowledges durably. `npm run bench:race`:
 * takes 200 recordings back in the middle of their uploads, for some twenty minutes. `npm run bench:disaster`: deletes a
 * whole installation and restores it from its second site. `npm run bench:soak`: half an hour of pages that open and close.
 * `npm run bench:opening`: how fast a recording of two hours opens and is sought in. `npm run bench:video`: a video of a
 * recording of two hours, and whether it shows what the replay shows. `npm run bench:recorder`: what Opname's recorder and
 * others cost seven pages. `npm run screenshots`: takes the pictures of the documents anew.
 */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';

const STEPS = [
  { program: 'npm', args: ['run', '--silent', 'build'] },
  { program: 'npx', args: ['size-limit'] },
  { program: 'node', args: ['--conditions=opname-source', 'examples/trial-app/bench/main-thread.ts'] },
  { program: 'node', args: ['--conditions=opname-source', 'packages/privacy/bench/sanitiser-cost.ts'] },
  { program: 'node', args: ['--conditions=opname-source', 'packages/server/bench/uploads.ts'] },
];
const OTHERS = {
  disaster: [
    { program: 'npm', args: ['run', '--silent', 'build'] },
    { program: 'node', args: ['--conditions=opname-source', 'packages/server/bench/backup-disaster.ts'] },
  ],
  opening: [
    { program: 'npm', args: ['run', '--silent', 'build'] },
    { program: 'node', args: ['--conditions=opname-source', 'examples/replay-corpus/bench/opening.ts', '960'] },
  ],
  recorder: [
    { program: 'node', args: ['--conditions=opname-source', 'examples/recorder-bench/bench/recorder-cost.ts'] },
  ],
  race: [{ program: 'node', args: ['--conditions=opname-source', 'packages/server/bench/withdrawal-race.ts'] }],
  soak: [
    { program: 'npm', args: ['run', '--silent', 'build'] },
    { program: 'node', args: ['--conditions=opname-source', 'examples/trial-app/bench/soak.ts'] },
  ],
  video: [
    { program: 'npm', args: ['run', '--silent', 'build'] },
    { program: 'node', args: ['--conditions=opname-source', 'examples/replay-corpus/bench/video.ts', '150', '119'] },
  ],
  screenshots: [
    { program: 'npm', args: ['run', '--silent', 'build'] },
    { program: 'node', args: ['--conditions=opname-source', 'examples/trial-app/bench/screenshots.ts'] },
    { program: 'node', args: ['--conditions=opname-source', 'examples/trial-app/bench/backups-picture.ts'] },
  ],
};

const browser = await findBrowser();
for (const { program, args } of OTHERS[process.argv[2]] ?? STEPS) {
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: browser.path },
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
