/**
 * How fast a recording of two hours opens and is sought in, against rrweb-player with the same events in one file, in the
 * same run. The demo app is really used, at high speed, and its time is stretched. Prints one table.
 */
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { signInToStudio } from '@opname/example-trial-app/e2e/studio.ts';
import type { RecordingDetails } from '@opname/protocol';
import type { Browser, Page } from 'playwright-core';
import { EXPERT, startCorpusServer } from '../store/stored-recording.ts';
import { stretch } from '../store/stretch.ts';
import { servePeer } from './peer.ts';
import { recordDemo } from './record-demo.ts';

const MINUTE_MS = 60_000;
/** Seconds in which the demo is used; `node … opening.ts 240` uses it for four minutes. */
const USED_S = Number(process.argv[2] ?? 150);
const ROUNDS = 3;
const PLACES = [0.25, 0.5, 0.75, 0.95];
/** Pixels of the time line from there to what is loaded by then: some twenty seconds of two hours. */
const NEAR_PX = 2;
const SIZE = { viewport: { width: 1440, height: 900 } };

const browser = await launchBrowser();
const used = await recordDemo(browser, USED_S * 1000);
const server = await startCorpusServer();
const long = stretch(used, server.now() + 1, 119 * MINUTE_MS);
const longRecording = await server.store([long]);
const short = stretch(used.slice(0, Math.round(used.length / 24)), server.now() + 1, 5 * MINUTE_MS);
const shortRecording = await server.store([short]);
const peer = await servePeer(await server.events(longRecording.id, longRecording.index[0]?.id ?? ''));

const context = await browser.newContext(SIZE);
const studio = await context.newPage();
await signInToStudio(studio, server.url, EXPERT);

const ours = await measureOurs(studio, longRecording);
const oursShort = await measureFirstPicture(studio, shortRecording);
const theirs = await measurePeer(browser);
report();

await browser.close();
peer.stop();
await server.stop();

interface Opening {
  firstPicture: number[];
  bytes: number;
}

/** Opens a recording afresh, some times. */
async function measureFirstPicture(page: Page, { id }: RecordingDetails): Promise<Opening> {
  const firstPicture: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bytes = 0;
    const count = async (address: string, size: Promise<{ responseBodySize: number }>) => {
      if (address.includes('/v1/recordings/')) bytes += (await size).responseBodySize;
    };
    const onResponse = (response: { url(): string; request(): { sizes(): Promise<{ responseBodySize: number }> } }) =>
      void count(response.url(), response.request().sizes()).catch(() => undefined);
    await page.goto('about:blank');
    await page.addInitScript(watchFirstPicture);
    page.on('requestfinished', (request) => void request);
    page.on('response', onResponse);
    await page.goto(`${server.url}/studio/recordings/${id}`, { waitUntil: 'commit' });
    await page.waitForFunction(() => (globalThis as { firstPictureMs?: number }).firstPictureMs !== undefined);
    page.off('response', onResponse);
    firstPicture.push(await page.evaluate(() => (globalThis as { firstPictureMs?: number }).firstPictureMs ?? NaN));
  }
  return { firstPicture, bytes };
}

/** Runs in the studio: the moment at which the stage is first ready, and painted. */
function watchFirstPicture(): void {
  const look = () => {
    const stage = document.querySelector('[data-opname-stage]');
    const isThere = /ready|paused/.test(stage?.getAttribute('data-state') ?? '');
    if (isThere)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => Object.assign(globalThis, { firstPictureMs: performance.now() })),
      );
    else requestAnimationFrame(look);
  };
  if (globalThis.top === globalThis.self) look();
}

async function measureOurs(page: Page, recording: RecordingDetails) {
  const opening = await measureFirstPicture(page, recording);
  const heap = await heapOf(page);
  const unloaded: number[] = [];
  const loaded: number[] = [];
  const texts: string[] = [];
  for (const place of PLACES) {
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(`${server.url}/studio/recordings/${recording.id}`);
      await page.locator('[data-opname-stage][data-state="ready"]').waitFor();
      // What follows the first picture has been read; what is sought has not.
      await page.waitForTimeout(300);
      unloaded.push(await seekOurs(page, place));
      loaded.push(await seekOurs(page, place, NEAR_PX));
      if (round === 0) texts.push(await textOfOurs(page));
    }
  }
  return { ...opening, heap, unloaded, loaded, texts };
}

/** Clicks on the time line. @returns milliseconds until the picture of that moment is painted. */
async function seekOurs(page: Page, place: number, beside = 0): Promise<number> {
  const chart = page.locator('[class*=chart]').first();
  const { width, height } = (await chart.boundingBox()) ?? { width: 0, height: 0 };
  await page.evaluate(() => {
    const timed = globalThis as { begunMs?: number };
    document.addEventListener('click', () => (timed.begunMs = performance.now()), { capture: true, once: true });
  });
  const before = await page.locator('[data-opname-stage]').getAttribute('data-time');
  const done = page.evaluate(
    (before) =>
      new Promise<number>((resolve) => {
        const timed = globalThis as { begunMs?: number };
        const stage = document.querySelector('[data-opname-stage]');
        const look = () => {
          const isThere = stage?.getAttribute('data-state') === 'paused' && stage.getAttribute('data-time') !== before;
          const { begunMs } = timed;
          const tell = () => resolve(performance.now() - (begunMs ?? NaN));
          requestAnimationFrame(isThere && begunMs !== undefined ? () => requestAnimationFrame(tell) : look);
        };
        look();
      }),
    before,
  );
  await chart.click({ position: { x: Math.round(width * place) + beside, y: height / 2 } });
  return done;
}

async function textOfOurs(page: Page): Promise<string> {
  const frame = page
    .frames()
    .find((candidate) => candidate.url().endsWith('/studio/replay.html'))
    ?.childFrames()[0];
  return (await frame?.evaluate(() => document.body.innerText)) ?? '';
}

async function measurePeer(from: Browser) {
  const firstPicture: number[] = [];
  const seeks: number[] = [];
  let heap = 0;
  const page = await (await from.newContext(SIZE)).newPage();
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(peer.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => (globalThis as { firstPictureMs?: number }).firstPictureMs !== undefined, null, {
      timeout: 120_000,
    });
    firstPicture.push(await page.evaluate(() => (globalThis as { firstPictureMs?: number }).firstPictureMs ?? NaN));
    if (round === 0) heap = await heapOf(page);
    const place = PLACES[round % PLACES.length] ?? 0.5;
    seeks.push(await seekPeer(page, place));
    // Back to the beginning, so that each seek begins where the first did.
    for (const other of PLACES) {
      await seekPeer(page, 0);
      seeks.push(await seekPeer(page, other));
    }
  }
  return { firstPicture, heap, seeks };
}

async function seekPeer(page: Page, place: number): Promise<number> {
  const at = place * 119 * MINUTE_MS;
  return page.evaluate((ms) => (globalThis as unknown as { seekTo(ms: number): Promise<number> }).seekTo(ms), at);
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

function report(): void {
  const segments = longRecording.index[0]?.segments ?? [];
  const index = JSON.stringify(longRecording).length;
  console.log(
    `\nA recording of 119 minutes in one page load: ${long.length.toLocaleString('en')} events, ${segments.length} segments`,
  );
  console.log(
    `  first picture       ${ms(ours.firstPicture)}   rrweb-player ${ms(theirs.firstPicture)}   ratio ${ratio(ours.firstPicture, theirs.firstPicture)}`,
  );
  console.log(
    `  of 5 minutes        ${ms(oursShort.firstPicture)}   two hours take ${ratio(ours.firstPicture, oursShort.firstPicture)} of it`,
  );
  console.log(
    `  read before it      ${kb(ours.bytes)} kB (of 5 minutes: ${kb(oursShort.bytes)} kB); index ${kb(index)} kB of JSON`,
  );
  console.log(
    `  seek, not loaded    ${ms(ours.unloaded)}, p95 ${p95(ours.unloaded)} ms   rrweb-player ${ms(theirs.seeks)}   ratio ${ratio(ours.unloaded, theirs.seeks)}`,
  );
  console.log(`  seek, loaded        ${ms(ours.loaded)}, p95 ${p95(ours.loaded)} ms`);
  console.log(`  heap                ${mb(ours.heap)} MB   rrweb-player ${mb(theirs.heap)} MB`);
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN);
}

function ms(times: readonly number[]): string {
  return `${Math.round(median(times))} ms (${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))})`;
}

const ratio = (a: readonly number[], b: readonly number[]) => (median(a) / median(b)).toFixed(2);
const kb = (bytes: number) => Math.round(bytes / 1000);
const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
