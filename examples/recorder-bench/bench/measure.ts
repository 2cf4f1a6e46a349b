import type { Browser, Page } from 'playwright-core';
import { PAGES } from '../pages/pages.ts';
import { isInBodies } from './find-in-bodies.ts';
import { mainThreadOf, TASKS, type Thread } from './main-thread-of.ts';
import type { Peer } from './peer.ts';

/** Milliseconds after which all recorders have sent what they had: the slowest gathers for five seconds. */
const SEND_MS = 6500;

/** A key whose answer is waited for, and which does nothing to any page; milliseconds between its presses, and how long it is pressed after the use. */
const KEY = 'Shift';
const PRESS_MS = 50;
const STILL_MS = 1500;

/** Some record nothing in a browser that says that it is headless. */
const LIKE_PEOPLES =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export interface Cost extends Thread {
  /** Milliseconds of the slowest answer to a key. */
  latency: number;
  /** Bytes of what scripts hold, after collection. */
  heap: number;
  /** Bytes sent. */
  sent: number;
  /** Whether all of the page came. */
  isWhole: boolean;
}

export interface Bench {
  browser: Browser;
  peer: Peer;
  /** Pages and recorders. */
  script: string;
  /** How many times slower the processor is. */
  throttle: number;
}

/** @returns what it costs a page to be used once while it is recorded. */
export async function measure(
  { browser, peer, script, throttle }: Bench,
  index: number,
  recorder: string,
): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, userAgent: LIKE_PEOPLES });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(peer.address);
  await page.addScriptTag({ content: script });
  await page.evaluate((one) => globalThis.bench.build(one), index);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  peer.takeBodies();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await browser.startTracing(page, { categories: [TASKS] });
  await use(page, index, recorder);
  const trace = await browser.stopTracing();
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await devtools.send('Runtime.getHeapUsage');
  const latency = Math.max(...(await page.evaluate(() => globalThis.bench.latencies)));
  await context.close();
  const bodies = peer.takeBodies();
  const sent = bodies.reduce((sum, { length }) => sum + length, 0);
  const isWhole = isInBodies(bodies, PAGES[index]?.proof ?? '');
  return { ...mainThreadOf(trace), latency, heap, sent, isWhole };
}

async function use(page: Page, index: number, recorder: string): Promise<void> {
  const over = new AbortController();
  const present = bePresent(page, over.signal);
  await page.evaluate((one) => globalThis.bench.start(one), recorder);
  await page.evaluate((one) => globalThis.bench.use(one), index);
  await page.waitForTimeout(STILL_MS);
  over.abort();
  await present;
  await page.waitForTimeout(SEND_MS - STILL_MS);
}

/** Presses the key, and moves the pointer, without which some record nothing. */
async function bePresent(page: Page, over: AbortSignal): Promise<void> {
  for (let step = 0; !over.aborted; step++) {
    await page.keyboard.press(KEY);
    await page.mouse.move(300 + (step % 20), 310);
    await page.waitForTimeout(PRESS_MS);
  }
}
