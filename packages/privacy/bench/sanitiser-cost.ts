/**
 * What recording with the sanitiser takes beside rrweb's own main-thread time, in a real Chromium:
 * `node --conditions=opname-source packages/privacy/bench/sanitiser-cost.ts`. rrweb's own is told twice: as npm has it, and
 * as the product has patched it, which is less.
 *
 * Two pages: one of 20,000 nodes, and one of the size of the demo app, on which the script goes on for longer. Of each the
 * first full picture, and the use of the page by a script: 600 changes and inputs.
 *
 * Counted is the processor time that the main thread's tasks took (Chromium's `TaskDuration` in thread ticks), so that
 * other work on the machine is not in it; of the use, what the same use takes without any recorder is taken off. The ways
 * run by turns, each round gives one pair, and the median of the pairs' differences is told with their quartiles. An event
 * count that is too low fails the run.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import type { Way } from './in-page.ts';

const PAGES = [
  { name: '20,000 nodes', nodes: 20_000 },
  { name: '1,500 nodes, as the demo', nodes: 1_500 },
];
const APP = 'https://app.test/';
const PAGE = '<!doctype html><title>Bench</title><style>.row span{color:#333}</style><body></body>';
const ACTIONS = 600;
const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
const WAYS = ['nothing', 'rrweb', 'patched', 'sanitised'] as const;

interface Cost {
  picture: number;
  use: number;
}
type Costs = Record<(typeof WAYS)[number], Cost[]>;

const script = await bundle();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
console.log(
  `Main-thread processor time in ms, median of ${ROUNDS} rounds (quartiles of the pairs); ${ACTIONS} changes and inputs`,
);
for (const page of PAGES) {
  const costs: Costs = { nothing: [], rrweb: [], patched: [], sanitised: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const way of WAYS) costs[way].push(await measure(browser, way, page.nodes));
  console.log(page.name);
  report('full picture', costs, ({ picture }) => picture);
  report('use', costs, ({ use }) => use);
  report('both', costs, ({ picture, use }) => picture + use);
}
await browser.close();

function report(name: string, costs: Costs, read: (cost: Cost) => number): void {
  const idle = median(costs.nothing.map(read));
  const sanitised = costs.sanitised.map((cost) => read(cost) - idle);
  console.log(`  ${name}: ${median(sanitised).toFixed(1)}`);
  for (const way of ['rrweb', 'patched'] as const) {
    const alone = costs[way].map((cost) => read(cost) - idle);
    const base = median(alone);
    const added = sanitised.map((cost, round) => cost - (alone[round] ?? 0));
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => percentOf(base, quantile(added, part)));
    console.log(`    ${way} ${base.toFixed(1)}, so ${middle} (${low} to ${high})`);
  }
}

function percentOf(base: number, added: number): string {
  return `${added > 0 ? '+' : ''}${((added / base) * 100).toFixed(0)} %`;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    write: false,
    minify: true,
    conditions: ['opname-source'],
    // rrweb is a dependency of the package that records.
    nodePaths: [path.join(import.meta.dirname, '../../sdk/node_modules')],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

async function measure(from: Browser, way: Way | 'nothing', nodes: number): Promise<Cost> {
  const context = await from.newContext();
  const page = await context.newPage();
  // Of an app, because against the address of an empty page each relative address is an error.
  await page.route(APP, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.goto(APP);
  await page.addScriptTag({ content: script });
  const built = await page.evaluate((count) => window.bench.buildPage(count), nodes);
  if (built < nodes * 0.95) throw new Error(`The page has only ${built} nodes; build more rows in in-page.ts.`);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const atStart = await taskTime(session);
  if (way !== 'nothing') await page.evaluate((one) => window.bench.start(one), way);
  const before = await taskTime(session);
  const picture = way === 'nothing' ? 0 : before - atStart;
  await page.evaluate((actions) => window.bench.use(actions), ACTIONS);
  const use = (await taskTime(session)) - before;
  const events = await page.evaluate(() => window.bench.events());
  if (way !== 'nothing' && events < ACTIONS / 10)
    throw new Error(`Only ${events} events came; the recorder did not run.`);
  await context.close();
  return { picture, use };
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('This Chromium does not tell TaskDuration; use a newer one.');
  return seconds * 1000;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN;
}
