import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  ASSET_MEDIA_TYPE,
  CHUNK_MEDIA_TYPE,
  ENDPOINTS,
  type Granted,
  type PublishedNotice,
  type RecordedEvent,
  type RecordingDetails,
  type Shown,
  toColumns,
} from '@opname/protocol';
import { startServer } from '@opname/server';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const API_KEY = 'a-key-of-the-corpus-0123456789';
export const EXPERT = { email: 'expert@opname.example', password: 'a long password of an expert' };

/** Milliseconds of a chunk, as the recorder makes them. */
const CHUNK_MS = 2_000;

/** A real server with the built studio, whose clock is moved to where recordings lie. */
export interface CorpusServer {
  url: string;
  /** A key of its API. */
  key: string;
  /** The server's clock, which only goes on: where the next recording begins. */
  now(): number;
  /** Hands events over as a page would, in one page for each list, with what they show, and has them packed. */
  store(pages: readonly (readonly RecordedEvent[])[], shown?: readonly ShownAsset[]): Promise<RecordingDetails>;
  segment(recording: string, segment: string): Promise<RecordedEvent[]>;
  events(recording: string, page: string): Promise<RecordedEvent[]>;
  stop(): Promise<void>;
}

/** A picture or a font that a page has loaded. */
export interface ShownAsset {
  address: string;
  bytes: Buffer<ArrayBuffer>;
}

export async function startCorpusServer(): Promise<CorpusServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-corpus-'));
  let now = Date.now();
  const running = await startServer({
    port: 0,
    host: '127.0.0.1',
    data,
    adminEmail: EXPERT.email,
    adminPassword: EXPERT.password,
    apiKey: API_KEY,
    sites: [],
    log: 'silent',
    sdkDir: path.join(ROOT, 'packages/sdk/dist'),
    studioDir: path.join(ROOT, 'packages/viewer/dist'),
    demoDir: path.join(ROOT, 'examples/trial-app/dist'),
    now: () => now,
  });
  const { url } = running;
  const ask = async (address: string) => {
    const response = await fetch(url + address, { headers: { authorization: `Bearer ${API_KEY}` } });
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    return await response.json();
  };

  const page = createPage(url, (at) => (now = Math.max(now, at)));

  return {
    url,
    key: API_KEY,
    now: () => now,
    async store(pages, shown = []) {
      const { grant: token, recording } = await page.grant((pages[0]?.[0]?.timestamp ?? now) - 1);
      for (const asset of shown) await page.handOver(token, asset);
      for (const events of pages) await page.upload(token, events);
      return (await ask(`/v1/recordings/${recording}`)) as RecordingDetails;
    },
    segment: async (recording, segment) =>
      (await ask(`/v1/recordings/${recording}/segments/${segment}`)) as RecordedEvent[],
    events: async (recording, page) =>
      (await ask(`/v1/recordings/${recording}/export?format=rrweb&page=${page}`)) as RecordedEvent[],
    async stop() {
      await running.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Asks again where the server wants it slower: two hours are handed over in seconds. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask();
    if (response.status !== 429) return response;
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after') ?? 1)));
  }
}

/** How the question would have stood on the screen. */
const SHOWN: Shown = {
  component: 'opname-notice@0.1.0',
  theme: 'light',
  direction: 'ltr',
  viewport: '1280x720',
  text: 'May we record the first two hours of your trial?',
};

/** What a page does: it says yes, and hands over what was recorded. @param moveTo lets the server's clock go on. */
function createPage(url: string, moveTo: (at: number) => void) {
  async function grant(at: number): Promise<Granted> {
    moveTo(at);
    const script = await (await fetch(`${url}/opname.js`)).text();
    const notice = noticeIn(script);
    const who = { site: 'demo', subject: randomUUID() };
    const yes = { ...who, notice: notice.hash, language: 'en', level: notice.level, shown: SHOWN };
    const headers = { 'content-type': 'application/json', origin: url };
    const response = await fetch(`${url}/v1/consents`, { method: 'POST', headers, body: JSON.stringify(yes) });
    if (!response.ok) throw new Error(`the consent was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as Granted;
  }

  async function upload(token: string, events: readonly RecordedEvent[]): Promise<void> {
    const page = randomUUID();
    const chunks = chunksOf(events);
    for (const [sequence, chunk] of chunks.entries()) {
      moveTo(chunk.at(-1)?.timestamp ?? 0);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': CHUNK_MEDIA_TYPE,
        origin: url,
        'opname-page': page,
        'opname-sequence': String(sequence),
        ...(sequence === chunks.length - 1 && { 'opname-last': '1' }),
      };
      const body = gzipSync(JSON.stringify({ v: 2, events: toColumns(chunk) }));
      const response = await patiently(() => fetch(`${url}/v1/chunks`, { method: 'POST', headers, body }));
      if (response.status !== 201)
        throw new Error(`a chunk was answered with ${response.status}: ${await response.text()}`);
    }
  }

  async function handOver(token: string, { address, bytes }: ShownAsset): Promise<void> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const headers = { authorization: `Bearer ${token}`, origin: url };
    const named = await fetch(url + ENDPOINTS.nameAssets.path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ assets: [{ address, hash }] }),
    });
    const held = await fetch(url + ENDPOINTS.uploadAsset.path, {
      method: 'PUT',
      headers: { ...headers, 'content-type': ASSET_MEDIA_TYPE, 'opname-asset': hash },
      body: bytes,
    });
    if (!named.ok || !held.ok) throw new Error(`${address} was answered with ${named.status} and ${held.status}`);
  }

  return { grant, upload, handOver };
}

/** The server writes its notice into the script when it serves it. */
function noticeIn(script: string): PublishedNotice {
  const hash = /"hash":"([0-9a-f]{64})"/.exec(script)?.[1];
  const level = /"level":"(screen|inputs|structure)"/.exec(script)?.[1];
  if (!hash || !level) throw new Error('the script holds no notice; build it with "npm run build"');
  return { hash, level } as PublishedNotice;
}

function chunksOf(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const chunks: RecordedEvent[][] = [];
  let until = -Infinity;
  for (const event of events) {
    if (event.timestamp > until) {
      chunks.push([]);
      until = event.timestamp + CHUNK_MS;
    }
    chunks.at(-1)?.push(event);
  }
  return chunks;
}
