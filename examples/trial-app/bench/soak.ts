/**
 * `npm run bench:soak`: half an hour of pages that open, are worked in and close, against one server, with two tabs that
 * stay: one is recorded, in the other the same is done after a no. Prints what each holds after collection, what waits in
 * the outbox and what the server's process holds, and fails where the last third holds more than the first.
 *
 *   node --conditions=opname-source examples/trial-app/bench/soak.ts [minutes]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { goTo, signUp, switchLanguage, useContacts, useDashboard } from '../e2e/drive-app.ts';
import { freePort, startOpname } from '../e2e/opname-process.ts';
import { launchBrowser } from '../e2e/participant.ts';

const MINUTES = Number(process.argv[2] ?? 30);
/** What grows by less than this from the first third to the last stands still: caches of the engine fill that much. */
const GROWTH_MAX = 1.1;
/** Rounds before anything is compared: code is compiled and caches fill in them. */
const WARMING = 3;
const MIB = 2 ** 20;

type Answer = 'allow' | 'decline';

interface Tab {
  context: BrowserContext;
  page: Page;
  session: CDPSession;
}

interface Look {
  minute: number;
  tabs: number;
  recorded: number;
  unrecorded: number;
  nodes: number;
  outbox: number;
  serverHeap: number;
  serverMemory: number;
}

const data = mkdtempSync(path.join(tmpdir(), 'opname-soak-'));
const metricsPort = await freePort();
const opname = await startOpname({
  OPNAME_DATA: data,
  OPNAME_ADMIN_PASSWORD: 'a password for the soak',
  OPNAME_METRICS: `127.0.0.1:${metricsPort}`,
});
const browser = await launchBrowser();
const looks: Look[] = [];
let opened = 0;
try {
  const [recorded, unrecorded] = [await openTab(browser, 'allow'), await openTab(browser, 'decline')];
  const begun = performance.now();
  const minute = () => (performance.now() - begun) / 60_000;
  for (let round = 0; minute() < MINUTES; round++) {
    for (const { page } of [recorded, unrecorded]) await work(page);
    await visit(recorded.context);
    if (round >= WARMING) await look(recorded, unrecorded, minute());
  }
} finally {
  await browser.close();
  await opname.kill();
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = report() ? 0 : 1;

async function openTab(from: Browser, answer: Answer): Promise<Tab> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signUp(page, {
    baseUrl: `${opname.url}/demo/`,
    language: 'nl',
    name: 'Mies de Vries',
    email: 'mies@voorbeeld.example',
    password: 'Geheim-0123456789',
  });
  await page.locator(`[data-opname="${answer}"]`).click();
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  return { context, page, session };
}

/** Changes what it changed before, so that the app itself holds no more than it did. */
async function work(page: Page): Promise<void> {
  await useDashboard(page);
  await useContacts(page);
  await goTo(page, 'invoices');
  await goTo(page, 'board');
  await switchLanguage(page, 'en');
  await switchLanguage(page, 'nl');
}

/** Another tab of the same participant, worked in and closed in the middle of things. */
async function visit(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${opname.url}/demo/app.html`);
  await useContacts(page);
  await page.close();
  opened++;
}

async function look(recorded: Tab, unrecorded: Tab, minute: number): Promise<void> {
  await untilSent(recorded.page);
  const { nodes } = await recorded.session.send('Memory.getDOMCounters');
  looks.push({
    minute,
    tabs: opened,
    recorded: await heapOf(recorded),
    unrecorded: await heapOf(unrecorded),
    nodes,
    outbox: await outboxOf(recorded.page),
    serverHeap: await metric('nodejs_heap_size_used_bytes'),
    serverMemory: await metric('process_resident_memory_bytes'),
  });
}

/** A chunk is made every two seconds, and answered at once. */
async function untilSent(page: Page): Promise<void> {
  await page.waitForTimeout(5000);
}

async function heapOf({ session }: Tab): Promise<number> {
  // What ends in the first collection lets go of more in the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** @returns how many chunks and pages wait in the browser's database. */
async function outboxOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('opname');
        opening.addEventListener('error', () => reject(new Error('The outbox does not open.')));
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('outbox').objectStore('outbox').count();
          counting.addEventListener('success', () => resolve(counting.result));
          opening.result.close();
        });
      }),
  );
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`The server tells no ${name}.`);
  return Number(value);
}

/** @returns whether nothing grew. */
function report(): boolean {
  const third = Math.ceil(looks.length / 3);
  const thirds = [looks.slice(0, third), looks.slice(third, 2 * third), looks.slice(2 * third)];
  const rows: Record<string, (string | number)[]> = {
    'tabs opened and closed': thirds.map((those) => those.at(-1)?.tabs ?? 0),
    'heap of the tab that is recorded, MiB': mib(thirds, 'recorded', median),
    'heap of the same tab without, MiB': mib(thirds, 'unrecorded', median),
    'DOM nodes it holds, also detached': thirds.map((those) => Math.round(median(those.map(({ nodes }) => nodes)))),
    'waiting in the outbox, at most': thirds.map((those) => Math.max(...those.map(({ outbox }) => outbox))),
    // The engine collects when it likes: only the lowest is what is held.
    "server's heap, lowest, MiB": mib(thirds, 'serverHeap', lowest),
    "server's process, lowest, MiB": mib(thirds, 'serverMemory', lowest),
  };
  console.log(`\n${MINUTES} minutes, ${looks.length} looks: first third, second third, last third`);
  for (const [name, values] of Object.entries(rows)) console.log(`  ${name.padEnd(40)} ${values.join('  ')}`);
  const added = thirds.map(
    (those) => median(those.map((one) => one.recorded)) - median(those.map((one) => one.unrecorded)),
  );
  console.log(`  ${'what recording adds to the heap, MiB'.padEnd(40)} ${added.map(asMib).join('  ')}`);
  const grown = [
    hasGrown('what recording adds to the heap', added),
    hasGrown('DOM nodes', rows['DOM nodes it holds, also detached']),
    hasGrown("the server's heap", rows["server's heap, lowest, MiB"]),
  ];
  return !grown.includes(true);
}

function hasGrown(what: string, [first, , last]: readonly (string | number)[] = []): boolean {
  const isMore = Number(last) > Number(first) * GROWTH_MAX;
  if (isMore) console.error(`${what} grew from ${first} to ${last}.`);
  return isMore;
}

function mib(thirds: readonly Look[][], what: keyof Look, of: (values: number[]) => number): string[] {
  return thirds.map((those) => asMib(of(those.map((one) => one[what]))));
}

function asMib(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}

function lowest(values: number[]): number {
  return Math.min(...values);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
