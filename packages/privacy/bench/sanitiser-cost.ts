/**
 * What the sanitiser adds to rrweb's main-thread time, in a real Chromium on a page of 20,000 nodes: the first full picture,
 * and 600 changes and inputs. `node --conditions=opname-source packages/privacy/bench/sanitiser-cost.ts`
 *
 * The picture is timed in the page. The use of the page is Chromium's own sum of the main thread's tasks, from which that
 * of the same use without any recorder is taken off. All ways run by turns, so that a busy machine slows all alike.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import type { Way } from './in-page.ts';

const NODES = 20_000;
const ACTIONS = 600;
const ROUNDS = 7;
const WAYS = ['nothing', 'rrweb', 'sanitised'] as const;

interface Cost {
  picture: number;
  use: number;
}

const script = await bundle();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const costs: Record<(typeof WAYS)[number], Cost[]> = { nothing: [], rrweb: [], sanitised: [] };
for (let round = 0; round < ROUNDS; round++) {
  for (const way of WAYS) costs[way].push(await measure(browser, way));
}
await browser.close();

const idle = median(costs.nothing.map(({ use }) => use));
console.log(`Page of ${NODES} nodes, ${ACTIONS} changes and inputs, median of ${ROUNDS}, main-thread ms`);
console.log(`  use without a recorder: ${idle.toFixed(0)}`);
report('full picture', 'picture', 0);
report('use', 'use', idle);

function report(name: string, kind: keyof Cost, without: number): void {
  const alone = median(costs.rrweb.map((cost) => cost[kind])) - without;
  const sanitised = median(costs.sanitised.map((cost) => cost[kind])) - without;
  const added = ((sanitised - alone) / alone) * 100;
  console.log(
    `  ${name}: rrweb ${alone.toFixed(1)}, with the sanitiser ${sanitised.toFixed(1)}: ${added.toFixed(0)} % more`,
  );
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

async function measure(from: Browser, way: Way | 'nothing'): Promise<Cost> {
  const context = await from.newContext();
  const page = await context.newPage();
  await page.setContent('<!doctype html><title>Bench</title><style>.row span{color:#333}</style><body></body>');
  await page.addScriptTag({ content: script });
  const built = await page.evaluate((nodes) => window.bench.buildPage(nodes), NODES);
  if (built < NODES * 0.95) throw new Error(`The page has only ${built} nodes; build more rows in in-page.ts.`);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const picture = way === 'nothing' ? 0 : await page.evaluate((one) => window.bench.start(one), way);
  const before = await taskTime(session);
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
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
