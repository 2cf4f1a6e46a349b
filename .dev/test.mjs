/** `npm test`: everything that must hold, and one closing line that counts it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';

/** Each counts as one test. Types and lint need what the build made. */
const CHECKS = [
  { name: 'build', program: 'npm', args: ['run', '--silent', 'build'] },
  { name: 'types', program: 'npm', args: ['run', '--silent', 'types'] },
  { name: 'lint and package boundaries', program: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'a test for every promise', program: 'node', args: ['.dev/requirements.mjs'] },
  { name: 'format', program: 'npx', args: ['oxfmt', '--check', '.'] },
  { name: 'dead code and unused dependencies', program: 'npx', args: ['knip'] },
  {
    name: 'what is published: protocol',
    program: 'npx',
    args: ['publint', '--strict', '--pack', 'npm', 'packages/protocol'],
  },
  {
    name: 'what is published: privacy',
    program: 'npx',
    args: ['publint', '--strict', '--pack', 'npm', 'packages/privacy'],
  },
  { name: 'what is published: sdk', program: 'npx', args: ['publint', '--strict', '--pack', 'npm', 'packages/sdk'] },
  {
    name: 'what is published: server',
    program: 'npx',
    args: ['publint', '--strict', '--pack', 'npm', 'packages/server'],
  },
  { name: 'what is published: cli', program: 'npx', args: ['publint', '--strict', '--pack', 'npm', 'packages/cli'] },
  { name: 'sizes in bytes', program: 'npx', args: ['size-limit'] },
];

const count = { passed: 0, failed: 0, skipped: 0 };
const browser = await findBrowser();
console.log(`Browser: ${browser.path} (${browser.how})`);

for (const { name, program, args } of CHECKS) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) count.passed += 1;
  else {
    count.failed += 1;
    console.error(`FAILED: ${name} (${program} ${args.join(' ')})`);
  }
}
runVitest();

const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed ? 1 : 0);

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
      shell: process.platform === 'win32',
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
