import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  VIDEO_DRAWING,
  VIDEO_PATHS,
  type DrawnMoment,
  type Page,
  type VideoDrawing,
  type VideoMoment,
} from '@opname/protocol';
import type { Browser, BrowserContext, Page as Tab, Route } from 'playwright-core';
import { installEncoder, type Encoded, type EncoderSettings, type PageEncoder } from './encoder-in-page.ts';
import { inTime, Stalled } from './in-time.ts';
import { launchBrowser, type LaunchOptions } from './launch-browser.ts';
import type { VideoSource } from './source.ts';

/** A browser without a network, in which pictures are drawn and encoded. */
export interface Darkroom {
  open(page: Page): Promise<void>;
  draw(moment: VideoMoment): Promise<DrawnMoment>;
  /** @returns what is to be seen now, as a PNG in base64. */
  capture(): Promise<string>;
  startEncoder(settings: EncoderSettings): Promise<boolean>;
  encode(picture: string | null, timestamp: number, key: boolean): Promise<Encoded>;
  finish(): Promise<Encoded>;
  close(): Promise<void>;
}

export interface DarkroomOptions extends LaunchOptions {
  /** The folder that the viewer was built into. */
  viewerDir: string;
  source: VideoSource;
  width: number;
  height: number;
  watermark: string;
}

/** An address that is nowhere: all that is asked of it is answered here. */
const ORIGIN = 'https://video.invalid';

/** Milliseconds in which a browser must answer: a large page takes a second on a slow machine. */
const ANSWER_MS = 30_000;

declare global {
  // What the two pages answer with.
  var opnameVideo: VideoDrawing;
  var opnameEncoder: PageEncoder;
}

export async function openDarkroom(options: DarkroomOptions): Promise<Darkroom> {
  const { browser, close } = await launchBrowser(options);
  try {
    return await furnish(browser, close, options);
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function furnish(browser: Browser, close: () => Promise<void>, options: DarkroomOptions): Promise<Darkroom> {
  const { width, height } = options;
  const context = await browser.newContext({ viewport: { width, height }, offline: true, serviceWorkers: 'block' });
  let problem: unknown;
  await answer(context, options, (cause) => (problem = cause));
  const stage = await context.newPage();
  await stage.goto(`${ORIGIN}/stage`);
  await stage.waitForFunction((name) => name in globalThis, VIDEO_DRAWING, { timeout: ANSWER_MS });
  const bench = await context.newPage();
  await bench.goto(`${ORIGIN}/bench`);
  await bench.evaluate(installEncoder);
  await stage.bringToFront();
  const devtools = await context.newCDPSession(stage);
  const hasDied = watchDeath(browser, [stage, bench]);
  const soon = <Value>(asked: Promise<Value>, what: string) =>
    inTime(asked, ANSWER_MS, what).catch((cause: unknown) => {
      throw hasDied() ? new Stalled(`The browser died when it had to ${what}.`, { cause }) : cause;
    });
  return {
    open: (page) =>
      soon(
        stage.evaluate((opened) => globalThis.opnameVideo.open(opened), page),
        'open a page',
      ),
    async draw(moment) {
      const asked = stage.evaluate((drawn) => globalThis.opnameVideo.draw(drawn), moment);
      return await soon(asked, 'draw a moment').catch((cause: unknown) => {
        throw hasDied() ? cause : (problem ?? cause);
      });
    },
    async capture() {
      const asked = devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
      return (await soon(asked, 'take a picture')).data;
    },
    startEncoder: (settings) =>
      soon(
        bench.evaluate((wanted) => globalThis.opnameEncoder.start(wanted), settings),
        'start its encoder',
      ),
    encode: (picture, timestamp, key) =>
      soon(
        bench.evaluate((frame) => globalThis.opnameEncoder.add(...frame), [picture, timestamp, key] as const),
        'encode a picture',
      ),
    finish: () =>
      soon(
        bench.evaluate(() => globalThis.opnameEncoder.finish()),
        'end a part',
      ),
    close,
  };
}

/** @returns whether what was asked for can still be answered. */
function watchDeath(browser: Browser, tabs: readonly Tab[]): () => boolean {
  let hasDied = false;
  for (const tab of tabs) tab.once('crash', () => (hasDied = true));
  return () => hasDied || !browser.isConnected();
}

/** Whatever the browser asks for is answered here or not at all. */
async function answer(
  context: BrowserContext,
  { viewerDir, source, watermark }: DarkroomOptions,
  onProblem: (cause: unknown) => void,
): Promise<void> {
  const page = stagePage(watermark);
  const assets = Promise.withResolvers<string>();
  source.listAssets().then((listed) => assets.resolve(JSON.stringify(listed)), assets.reject);
  assets.promise.catch(() => undefined);
  const answerOne = async (route: Route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return await route.abort();
    if (pathname === '/stage') return await give(route, 'text/html', page);
    if (pathname === '/bench') return await give(route, 'text/html', '<!doctype html><title>Encoder</title>');
    if (pathname === VIDEO_PATHS.assets) return await give(route, 'application/json', await assets.promise);
    const rest = (prefix: string) => (pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined);
    const segment = rest(VIDEO_PATHS.segment);
    if (segment !== undefined)
      return await give(route, 'application/json', (await source.readSegment(decodeURIComponent(segment))) ?? '[]');
    const asset = rest(VIDEO_PATHS.asset);
    if (asset !== undefined) return await give(route, 'application/octet-stream', await source.readAsset(asset));
    return await giveFile(route, viewerDir, rest('/studio/'));
  };
  await context.route('**/*', (route) =>
    answerOne(route).catch(async (cause: unknown) => {
      // What could not be read is thrown where it was asked for; a browser that was closed asks for nothing.
      onProblem(cause);
      await route.abort().catch(() => undefined);
    }),
  );
}

/** The files of the viewer that a replay needs, and no other. */
const FILES: Readonly<Record<string, string>> = {
  'video.js': 'text/javascript',
  'video.css': 'text/css',
  'replay.html': 'text/html',
  'replay.js': 'text/javascript',
};

async function giveFile(route: Route, dir: string, name: string | undefined): Promise<void> {
  const type = name === undefined ? undefined : FILES[name];
  if (name === undefined || type === undefined) await route.abort();
  else await give(route, type, await readFile(path.join(dir, name)));
}

async function give(route: Route, contentType: string, body: string | Uint8Array | null): Promise<void> {
  if (body === null) await route.fulfill({ status: 404 });
  else await route.fulfill({ contentType, body: typeof body === 'string' ? body : Buffer.from(body) });
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; img-src data: blob:; font-src data: blob:";

function stagePage(watermark: string): string {
  const escaped = watermark.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Video</title><meta http-equiv="Content-Security-Policy" content="${POLICY}"><link rel="stylesheet" href="/studio/video.css">
<div id="stage" data-watermark="${escaped}"></div><script type="module" src="/studio/video.js"></script></html>`;
}
