import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  CHUNK_MEDIA_TYPE,
  type ErrorBody,
  type Granted,
  type Notice,
  type RecordedEvent,
  type RecordingDetails,
  type Shown,
  toColumns,
} from '@opname/protocol';
import type { Config } from '../src/config/config.ts';
import { publishNotice } from '../src/config/publish-notice.ts';
import type { Site } from '../src/config/sites.ts';
import { startServer, type RunningServer } from '../src/main.ts';
import { openStores, type Stores } from '../src/stores.ts';
import { emptyDatabase } from './on-postgres.ts';

export const ORIGIN = 'https://app.example.org';
export const API_KEY = 'a-key-of-the-tests-0123456789';
export const PASSWORD = 'correct horse battery staple';
export const EMAIL = 'admin@example.org';

export const NOTICE: Notice = {
  version: '3',
  updated: '2026-02-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  windowMinutes: 60,
  retentionDays: 7,
  level: 'inputs',
  processors: [],
};

export const SITE: Site = { key: 'trial', name: 'Trial app', origins: [ORIGIN], notice: publishNotice(NOTICE) };

/** How the question stood on the screen, as a page says it. */
export const SHOWN: Shown = {
  component: 'opname-notice@0.1.0',
  theme: 'light',
  direction: 'ltr',
  viewport: '1280x720',
  text: 'May we record the first hour of your trial?',
};

/** What one upload says; what is left out is as a page would send it. */
interface UploadOptions {
  page?: string;
  sequence?: number | string;
  last?: boolean;
  events?: RecordedEvent[];
  body?: Uint8Array;
  type?: string;
}

export interface TestClient {
  consent(changes?: Record<string, unknown>, headers?: Record<string, string>): Promise<Response>;
  /** A yes that is answered with a grant. */
  grant(changes?: Record<string, unknown>): Promise<Granted>;
  upload(grant: string, options?: UploadOptions): Promise<Response>;
  closePage(grant: string, body: unknown): Promise<Response>;
  /** As a machine with an API key. */
  ask(address: string, method?: string, body?: unknown): Promise<Response>;
  open(recording: string): Promise<RecordingDetails>;
  events(recording: string, page?: string): Promise<RecordedEvent[]>;
}

export interface TestServer extends TestClient {
  readonly url: string;
  data: string;
  clock: { now: number };
  readonly metricsUrl: string | undefined;
  /** Opens what it keeps, wherever that is, beside it or while it rests. */
  openStores(): Promise<Stores>;
  /** Ends it and starts another on the same data; what is done `between` has the data for itself. */
  restart(between?: () => Promise<void>, others?: Partial<Config>): Promise<void>;
  stop(): Promise<void>;
}

/** A real server on a port and a folder of its own, whose clock stands still until it is moved. */
export async function startTestServer(changes: Partial<Config> = {}): Promise<TestServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-test-'));
  const clock = { now: Date.now() };
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    data,
    adminEmail: EMAIL,
    adminPassword: PASSWORD,
    apiKey: API_KEY,
    sites: [SITE],
    log: 'silent',
    now: () => clock.now,
    ...(await emptyDatabase(data)),
    ...changes,
  };
  let running: RunningServer = await startServer(config);
  return {
    ...createClient(() => running.url),
    get url() {
      return running.url;
    },
    data,
    clock,
    get metricsUrl() {
      return running.metricsUrl;
    },
    openStores: () => openStores(config),
    async restart(between, others = {}) {
      await running.close();
      await between?.();
      running = await startServer({ ...config, ...others });
    },
    async stop() {
      await running.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Asks a server as pages and machines do. */
export function createClient(urlOf: () => string): TestClient {
  const post = (address: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(urlOf() + address, { method: 'POST', headers: { origin: ORIGIN, ...headers }, body });
  const json = { 'content-type': 'application/json' };

  const client: TestClient = {
    consent: (fields, headers = {}) =>
      post('/v1/consents', { ...json, ...headers }, JSON.stringify({ ...yes(), ...fields })),
    grant: async (fields) => (await (await client.consent(fields)).json()) as Granted,
    upload(grant, { page = randomUUID(), sequence = 0, last, events = [], body, type = CHUNK_MEDIA_TYPE } = {}) {
      const headers = {
        authorization: `Bearer ${grant}`,
        'content-type': type,
        'opname-page': page,
        'opname-sequence': String(sequence),
        ...(last && { 'opname-last': '1' }),
      };
      return post('/v1/chunks', headers, Uint8Array.from(body ?? packEvents(events)));
    },
    closePage: (grant, body) =>
      post('/v1/pages/close', { ...json, authorization: `Bearer ${grant}` }, JSON.stringify(body)),
    ask: (address, method = 'GET', body?: unknown) =>
      fetch(urlOf() + address, {
        method,
        headers: { authorization: `Bearer ${API_KEY}`, ...(body !== undefined && json) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    open: async (recording) => (await (await client.ask(`/v1/recordings/${recording}`)).json()) as RecordingDetails,
    async events(recording, page) {
      const address = `/v1/recordings/${recording}/export?format=rrweb${page ? `&page=${page}` : ''}`;
      return (await (await client.ask(address)).json()) as RecordedEvent[];
    },
  };
  return client;
}

/** A yes of a participant of its own. */
function yes() {
  const notice = SITE.notice.hash;
  return { site: SITE.key, subject: randomUUID(), notice, language: 'en', level: 'screen', shown: SHOWN };
}

export function packEvents(events: RecordedEvent[]): Buffer {
  return gzipSync(JSON.stringify({ v: 2, events: toColumns(events) }));
}

export async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${((await response.json()) as ErrorBody).code}`;
}
