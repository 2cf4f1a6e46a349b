/**
 * What a recorder costs the page, in a real Chromium: `npm run bench:recorder`
 *
 * Each page of `pages/` is used in the same way without a recorder and with each of those in `recorders.ts`, by turns. Told
 * are medians with the lowest and the highest: processor time of the main thread's tasks beyond the same page without a
 * recorder (Chromium's trace in thread time, so that other work on the machine is not in it), its longest task, the slowest
 * answer to a key, what scripts hold beyond the page alone, and the bytes that were sent. A recorder in whose recording a
 * text of the page's end is not found has failed, which is told in place of figures. `THROTTLE=4` slows the processor down.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { PAGES } from '../pages/pages.ts';
import { bytesLoaded } from './bytes-loaded.ts';
import { measure, type Bench, type Cost } from './measure.ts';
import { startPeer } from './peer.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const RECORDERS = (process.env['RECORDERS'] ?? 'opname rrweb clarity openreplay datadog sentry posthog').split(' ');
/** Pages by parts of their names. */
const ONLY = (process.env['PAGES'] ?? '').split('|');

const { outputFiles } = await build({
  entryPoints: [path.join(import.meta.dirname, '../pages/in-page.ts')],
  bundle: true,
  write: false,
  minify: true,
  conditions: ['opname-source'],
  // The recorder's own dependencies.
  nodePaths: [path.join(import.meta.dirname, '../../../packages/sdk/node_modules')],
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-blink-features=AutomationControlled'],
});
const throttle = Number(process.env['THROTTLE'] ?? 1);
const bench: Bench = { browser, peer: await startPeer(), script: outputFiles[0]?.text ?? '', throttle };

for (const recorder of RECORDERS) console.log(`${recorder} loads ${kilobytes(await bytesLoaded(recorder))} KiB`);
console.log(
  `\nMain-thread ms beyond the page alone [longest task], slowest answer to a key, KiB held beyond the page alone, KiB sent;` +
    ` medians of ${ROUNDS} (lowest to highest), processor ${throttle} times slower`,
);
for (const [index, { name }] of PAGES.entries()) {
  if (!ONLY.some((part) => name.includes(part))) continue;
  const costs = new Map<string, Cost[]>(['nothing', ...RECORDERS].map((recorder) => [recorder, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [recorder, known] of costs) known.push(await measure(bench, index, recorder));
  const alone = costs.get('nothing') ?? [];
  console.log(
    `\n${name}: alone ${spread(alone, ({ total }) => total)} [${middle(alone, ({ longest }) => longest)}],` +
      ` answer ${spread(alone, ({ latency }) => latency)}`,
  );
  for (const recorder of RECORDERS) console.log(`  ${recorder}: ${compare(costs.get(recorder) ?? [], alone)}`);
}
await browser.close();
bench.peer.stop();

function compare(costs: readonly Cost[], alone: readonly Cost[]): string {
  if (costs.some(({ sent }) => sent === 0)) return 'failed: it sent nothing';
  if (costs.some(({ isWhole }) => !isWhole)) return 'failed: it did not send the whole page';
  const base = median(alone.map(({ total }) => total));
  const held = median(alone.map(({ heap }) => heap));
  return (
    `${spread(costs, ({ total }) => total - base)} [${middle(costs, ({ longest }) => longest)}],` +
    ` answer ${spread(costs, ({ latency }) => latency)}, ${kilobytes(median(costs.map(({ heap }) => heap - held)))} KiB held,` +
    ` ${kilobytes(median(costs.map(({ sent }) => sent)))} KiB sent`
  );
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

function middle(costs: readonly Cost[], of: (cost: Cost) => number): string {
  return median(costs.map(of)).toFixed(0);
}

function spread(costs: readonly Cost[], of: (cost: Cost) => number): string {
  const values = costs.map(of);
  return `${middle(costs, of)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
