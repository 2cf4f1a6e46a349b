/**
 * How fast a recording of two hours opens and is sought in, against rrweb-player with the same events in one file, in the
 * same run. The demo app is really used, at high speed, and its time is stretched. `npm run bench:opening`, or
 * `node … opening.ts 150 used.json`: used for 150 seconds, and kept in a file, from which it is taken where it is there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { signInToStudio } from '@opname/example-trial-app/e2e/studio.ts';
import type { RecordedEvent } from '@opname/protocol';
import type { Browser } from 'playwright-core';
import { EXPERT, startCorpusServer } from '../store/stored-recording.ts';
import { stretchPages } from '../store/stretch.ts';
import { median, quantile, type Opening } from './opening-time.ts';
import { openPeer, seekInPeer, servePeer } from './peer.ts';
import { recordDemo } from './record-demo.ts';
import { openInStudio, seekInStudio } from './studio-opening.ts';

const MINUTE_MS = 60_000;
const [USED_S = '150', KEPT] = process.argv.slice(2);
const ROUNDS = 5;
const LOADS = 6;
const PLACES = [0.25, 0.5, 0.75, 0.95];
const SIZE = { viewport: { width: 1440, height: 900 } };

/** What was done on each page, in one page load and in several. */
interface Used {
  one: RecordedEvent[][];
  several: RecordedEvent[][];
}

const browser = await launchBrowser();
const { one, several } = await readUsed(browser);
const server = await startCorpusServer();
const store = (pages: RecordedEvent[][], minutes: number) =>
  server.store(stretchPages(pages, server.now() + 1, minutes * MINUTE_MS));
const long = await store(one, 119);
const inLoads = await store(several, 119);
const short = await store([one.flat().slice(0, Math.round(one.flat().length / 24))], 5);
const [page] = long.index;
if (!page) throw new Error('the recording has no page; look at what its upload was answered with');
const events = await server.events(long.id, page.id);
const peer = await servePeer(events);

const studio = await (await browser.newContext(SIZE)).newPage();
await signInToStudio(studio, server.url, EXPERT);
const opened = await openInStudio(studio, server.url, long, ROUNDS);
const openedInLoads = await openInStudio(studio, server.url, inLoads, ROUNDS);
const openedShort = await openInStudio(studio, server.url, short, ROUNDS);
const sought = await seekInStudio(studio, `${server.url}/studio/recordings/${long.id}`, PLACES, ROUNDS);

const peerPage = await (await browser.newContext(SIZE)).newPage();
const peerOpened = await openPeer(peerPage, peer, ROUNDS);
const moments = sought.shown.map(({ at }) => at);
const peerSought = await seekInPeer(peerPage, moments, ROUNDS);
await browser.close();
peer.stop();
await server.stop();
report();

async function readUsed(from: Browser): Promise<Used> {
  if (KEPT && existsSync(KEPT)) return JSON.parse(readFileSync(KEPT, 'utf8')) as Used;
  const ms = Number(USED_S) * 1000;
  const [one, several] = await Promise.all([recordDemo(from, ms), recordDemo(from, ms, LOADS)]);
  if (KEPT) writeFileSync(KEPT, JSON.stringify({ one, several }));
  return { one, several };
}

function report(): void {
  const segments = page?.segments.length ?? 0;
  console.log(
    `119 minutes: one page load ${number(events.length)} events, ${segments} segments, ${kb(peer.bytes)} as one file;`,
  );
  console.log(`${LOADS} page loads ${number(several.flat().length)} events. Rounds: ${ROUNDS}.\n`);
  console.log('| | Opname | rrweb-player | ratio |');
  console.log('|---|---|---|---|');
  row('first picture', ms(opened.firstPicture), ms(peerOpened.firstPicture), over(opened, peerOpened));
  row(`first picture, ${LOADS} page loads`, ms(openedInLoads.firstPicture), '', over(openedInLoads, peerOpened));
  row(
    'first picture of 5 minutes',
    ms(openedShort.firstPicture),
    '',
    `two hours take ${over(opened, openedShort)} of it`,
  );
  row('read before it', kb(opened.bytes), kb(peerOpened.bytes), ratio(opened.bytes, peerOpened.bytes));
  row(`read before it, ${LOADS} page loads; 5 minutes`, `${kb(openedInLoads.bytes)}; ${kb(openedShort.bytes)}`, '', '');
  const { unloaded, loaded } = sought;
  row(
    'seek to what is not loaded',
    ms(unloaded),
    ms(peerSought.took),
    ratio(median(unloaded), median(peerSought.took)),
  );
  row('seek to what is loaded', ms(loaded), '', '');
  row('heap', mb(opened.heap), mb(peerOpened.heap), ratio(opened.heap, peerOpened.heap));
  row('heap of 5 minutes', mb(openedShort.heap), '', '');
  const same = sought.shown.filter(({ text }, index) => plain(text) === plain(peerSought.texts[index] ?? ''));
  console.log(`\nThe same text as in rrweb-player at ${same.length} of ${moments.length} moments.`);
  if (same.length < moments.length) process.exitCode = 1;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

/** @returns the median, the 95th percentile and the most of some milliseconds. */
function ms(times: readonly number[]): string {
  const [middle, high, most] = [median(times), quantile(times, 0.95), Math.max(...times)].map(Math.round);
  return `${middle} ms (p95 ${high}, at most ${most})`;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function over(a: Opening, b: Opening): string {
  return ratio(median(a.firstPicture), median(b.firstPicture));
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

function mb(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
