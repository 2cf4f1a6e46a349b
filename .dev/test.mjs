/** `npm test`: everything that must hold, and one closing line that counts it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';

const PACKAGES = ['protocol', 'privacy', 'sdk', 'server', 'cli'];

/** Each counts as one test. Types and lint need what the build made. */
const BUILD = { name: 'build', program: 'npm', args: ['run', '--silent', 'build'] };
const CHECKS = [
  { name: 'types', program: 'npm', args: ['run', '--silent', 'types'] },
  { name: 'lint and package boundaries', program: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'dead code and unused dependencies', program: 'npx', args: ['knip'] },
  ...PACKAGES.map((name) => ({
    name: `what is published: ${name}`,
    program: 'npx',
    args: ['publint', '--strict', '--pack', 'npm', `packages/${name}`],
  })),
  { name: 'a test for every promise', program: 'node', args: ['.dev/requirements.mjs'] },
  { name: 'format', program: 'npx', args: ['oxfmt', '--check', '.'] },
  { name: 'sizes in bytes', program: 'npx', args: ['size-limit'] },
];

/** Checks at once: each keeps little more than one core busy. */
const LANES = 2;

const isWindows = process.platform === 'win32';
const count = { passed: 0, failed: 0, skipped: 0 };
const browser = await findBrowser();
console.log(`Browser: ${browser.path} (${browser.how})`);

await check(BUILD);
const waiting = [...CHECKS];
await Promise.all(Array.from({ length: LANES }, runLane));
runVitest();

const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed ? 1 : 0);

async function runLane() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
}

/** Tells what a check said when it has ended, so that two of them do not speak at once. */
async function check({ name, program, args }) {
  const child = spawn(program, args, { shell: isWindows });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  const [status] = await once(child, 'close');
  console.log(`\n— ${name}\n${Buffer.concat(said).toString()}`);
  if (status === 0) count.passed += 1;
  else {
    count.failed += 1;
    console.error(`FAILED: ${name} (${program} ${args.join(' ')})`);
  }
}

function runVitest() {
  console.log('\n— unit, contract and browser tests');
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-test-'));
  const report = path.join(folder, 'report.json');
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM: browser.path },
      shell: isWindows,
    },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    count.passed += numPassedTests;
    count.failed += numFailedTests;
    count.skipped += numPendingTests + numTodoTests;
    // A file that cannot be loaded fails the run without a failed test.
    if (status !== 0 && numFailedTests === 0) count.failed += 1;
  } catch {
    count.failed += 1;
    console.error('vitest left no report: it did not run to its end');
  }
  rmSync(folder, { recursive: true, force: true });
}
