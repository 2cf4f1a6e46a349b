/**
 * What a recorder costs the page, in a real Chromium: `npm run bench:recorder`
 *
 * Each page of `pages/` is used in the same way without a recorder and with each of those in `recorders.ts`, by turns. Told
 * are medians with the lowest and the highest: processor time of the main thread's tasks beyond the same page without a
 * recorder (Chromium's trace in thread time, so that other work on the machine is not in it), its longest task, and the
 * bytes that were sent. A recorder in whose recording a text of the page's end is not found has failed, which is told in
 * place of figures.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PAGES } from '../pages/pages.ts';
import { isInBodies } from './find-in-bodies.ts';
import { mainThreadOf, TASKS, type Thread } from './main-thread-of.ts';
import { startPeer } from './peer.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const RECORDERS = (
  process.env['RECORDERS'] ??
  'opname rrweb clarity-js @openreplay/tracker @datadog/browser-rum @sentry/browser posthog-js'
).split(' ');
/** Pages by a part of their name. */
const ONLY = process.env['PAGES'] ?? '';
/** Milliseconds after which all recorders have sent what they had: the slowest gathers for five seconds. */
const SEND_MS = 6500;

/** Some record nothing in a browser that says that it is headless. */
const LIKE_PEOPLES =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

interface Cost extends Thread {
  bytes: number;
  /** Whether all of the page came. */
  isWhole: boolean;
}

const { outputFiles } = await build({
  entryPoints: [path.join(import.meta.dirname, '../pages/in-page.ts')],
  bundle: true,
  write: false,
  minify: true,
  conditions: ['opname-source'],
  // The recorder's own dependencies.
  nodePaths: [path.join(import.meta.dirname, '../../../packages/sdk/node_modules')],
});
const script = outputFiles[0]?.text ?? '';
const peer = await startPeer();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-blink-features=AutomationControlled'],
});
console.log(`Main-thread ms beyond the page alone, [longest task], KiB sent; medians of ${ROUNDS} (lowest to highest)`);
for (const [index, { name }] of PAGES.entries()) {
  if (!name.includes(ONLY)) continue;
  const costs = new Map<string, Cost[]>(['nothing', ...RECORDERS].map((recorder) => [recorder, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [recorder, known] of costs) known.push(await measure(browser, index, recorder));
  const alone = costs.get('nothing') ?? [];
  console.log(
    `\n${name}: alone ${describe(alone.map(({ total }) => total))}, longest ${describe(alone.map(({ longest }) => longest))}`,
  );
  for (const recorder of RECORDERS) console.log(`  ${recorder}: ${compare(costs.get(recorder) ?? [], alone)}`);
}
await browser.close();
peer.stop();

async function measure(from: Browser, index: number, recorder: string): Promise<Cost> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 }, userAgent: LIKE_PEOPLES });
  const page = await context.newPage();
  await page.goto(peer.address);
  await page.addScriptTag({ content: script });
  await page.evaluate((one) => globalThis.bench.build(one), index);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  peer.takeBodies();
  await from.startTracing(page, { categories: [TASKS] });
  await use(page, index, recorder);
  const trace = await from.stopTracing();
  await context.close();
  const bodies = peer.takeBodies();
  const bytes = bodies.reduce((sum, { length }) => sum + length, 0);
  return { ...mainThreadOf(trace), bytes, isWhole: isInBodies(bodies, PAGES[index]?.proof ?? '') };
}

/** With a real movement of the pointer, without which some record nothing. */
async function use(page: Page, index: number, recorder: string): Promise<void> {
  await page.evaluate((one) => globalThis.bench.start(one), recorder);
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 310);
  await page.evaluate((one) => globalThis.bench.use(one), index);
  await page.waitForTimeout(SEND_MS);
}

function compare(costs: readonly Cost[], alone: readonly Cost[]): string {
  if (costs.some(({ bytes }) => bytes === 0)) return 'failed: it sent nothing';
  if (costs.some(({ isWhole }) => !isWhole)) return 'failed: it did not send the whole page';
  const base = median(alone.map(({ total }) => total));
  const added = describe(costs.map(({ total }) => total - base));
  const longest = median(costs.map((cost) => cost.longest)).toFixed(0);
  return `${added} [${longest}], ${(median(costs.map(({ bytes }) => bytes)) / 1024).toFixed(0)} KiB`;
}

function describe(values: readonly number[]): string {
  return `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
