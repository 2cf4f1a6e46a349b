import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RecordedEvent } from '@opname/protocol';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { heapOf, type Opening } from './opening-time.ts';

export interface Peer {
  url: string;
  /** Bytes of the events, compressed. */
  bytes: number;
  stop: () => void;
}

/** What the page of `servePeer` offers. */
interface PeerPage {
  firstPictureMs?: number;
  seekTo(ms: number): Promise<number>;
  textNow(): string;
}

/** Serves rrweb-player with all events as one file, compressed as a good server does. */
export async function servePeer(events: readonly RecordedEvent[]): Promise<Peer> {
  const entry = createRequire(import.meta.url).resolve('rrweb-player');
  const built = await build({
    stdin: {
      contents: `import { Player } from 'rrweb-player'; window.Peer = Player;`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
  });
  const files: Record<string, { type: string; body: Buffer | string }> = {
    '/': { type: 'text/html', body: readFileSync(path.join(import.meta.dirname, 'rrweb-player.html')) },
    '/player.js': { type: 'text/javascript', body: built.outputFiles[0]?.text ?? '' },
    '/style.css': { type: 'text/css', body: readFileSync(path.join(path.dirname(entry), 'style.css')) },
    '/events.json': { type: 'application/json', body: JSON.stringify(events) },
  };
  const packed = new Map(Object.entries(files).map(([at, { type, body }]) => [at, { type, body: gzipSync(body) }]));
  const server = createServer((request, response) => {
    const file = packed.get(request.url ?? '');
    if (file) response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip' }).end(file.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const bytes = packed.get('/events.json')?.body.byteLength ?? 0;
  return { url: `http://127.0.0.1:${port}/`, bytes, stop: () => server.close() };
}

/** Loads it afresh, some times. */
export async function openPeer(page: Page, { url, bytes }: Peer, rounds: number): Promise<Opening> {
  const firstPicture: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    const isThere = () => (globalThis as unknown as PeerPage).firstPictureMs !== undefined;
    await page.waitForFunction(isThere, null, { timeout: 120_000 });
    firstPicture.push(await page.evaluate(() => (globalThis as unknown as PeerPage).firstPictureMs ?? NaN));
  }
  return { firstPicture, bytes, heap: await heapOf(page) };
}

/** Milliseconds from the start: rrweb goes wrong after its very beginning, where it forgets the page and shows none. */
const BEGUN_MS = 1000;

/** @returns milliseconds of going to each moment from the beginning, where the studio begins too, and the texts there. */
export async function seekInPeer(page: Page, moments: readonly number[], rounds: number) {
  const took: number[] = [];
  const texts: string[] = [];
  const seek = (to: number) => page.evaluate((ms) => (globalThis as unknown as PeerPage).seekTo(ms), to);
  for (const at of moments) {
    for (let round = 0; round < rounds; round++) {
      await seek(BEGUN_MS);
      took.push(await seek(at));
    }
    texts.push(await page.evaluate(() => (globalThis as unknown as PeerPage).textNow()));
  }
  return { took, texts };
}
