import { connect } from 'node:net';
import { ENDPOINTS, type Endpoint } from '@opname/protocol';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Schema } from '../store/schema.ts';
import { arbitraryOf, hostileOf } from '../../test/arbitrary-of.ts';
import { API_KEY, ORIGIN, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Requests of each kind to each endpoint; more by `OPNAME_TEST_REQUESTS`, another beginning by `OPNAME_TEST_SEED`. */
const REQUESTS = Number(process.env.OPNAME_TEST_REQUESTS ?? 15);
const CHANCE = { numRuns: REQUESTS, seed: Number(process.env.OPNAME_TEST_SEED ?? 2026) };

let server: TestServer;
let grant: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ grant } = await server.grant());
});
afterAll(() => server.stop());

interface Sent {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body: unknown;
}

const parts = (of: typeof arbitraryOf, { params, query, headers, body }: Endpoint): fc.Arbitrary<Sent> =>
  fc.record({
    path: (params ? of(params) : fc.constant({})) as fc.Arbitrary<Sent['path']>,
    query: (query ? of(query) : fc.constant({})) as fc.Arbitrary<Sent['query']>,
    headers: (headers ? of(headers) : fc.constant({})) as fc.Arbitrary<Sent['headers']>,
    body: body?.mediaType === 'application/json' ? of(body.schema) : fc.constant(undefined),
  });

const asText = (value: unknown) => (typeof value === 'string' ? value.slice(0, 4000) : JSON.stringify(value));

/** A surrogate by itself has no form in an address. */
const encode = (value: unknown) => encodeURIComponent(asText(value).toWellFormed());

/** What cannot be written into a header at all reaches no server. */
const asHeader = (value: unknown) => asText(value).replaceAll(/[^\x20-\x7e]/g, '?');

function send(endpoint: Endpoint, { path, query, headers, body }: Sent, credential: string): Promise<Response> {
  const address = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encode(path[name] ?? 'x'));
  const asked = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return fetch(`${server.url}${address}?${asked.join('&')}`, {
    method: endpoint.method,
    redirect: 'manual',
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [asHeader(name), asHeader(value)])),
      origin: ORIGIN,
      authorization: `Bearer ${credential}`,
      ...(endpoint.body && { 'content-type': endpoint.body.mediaType }),
    },
    ...(endpoint.body && { body: body === undefined ? Buffer.from('\x1f\x8b rubbish') : JSON.stringify(body) }),
  });
}

/** What is kept of people, answers and documents; leases and checkpoints come and go by themselves. */
const KEPT = [
  'recordings',
  'removals',
  'pages',
  'chunks',
  'segments',
  'assets',
  'asset_names',
  'blobs',
  'ledger',
  'exhibits',
  'receipts',
  'trials',
  'accounts',
  'notices',
  'watch_log',
  'notes',
  'tags',
  'recording_facts',
  'watch_progress',
  'saved_filters',
  'collections',
  'collected',
  'insight_paths',
  'insight_batches',
  'insight_counts',
  'participant_tokens',
  'participant_sessions',
  'requests',
  'document_drafts',
  'document_versions',
  'user',
  'invitations',
  'api_keys',
] as const satisfies (keyof Schema)[];

/** The server rests meanwhile: what is kept opens for one process only. */
async function readState(): Promise<Map<string, unknown>> {
  const state = new Map<string, unknown>();
  await server.restart(async () => {
    const stores = await server.openStores();
    for (const table of KEPT) {
      const rows = await stores.database.query.selectFrom(table).selectAll().execute();
      // Of bytes their number: these are many.
      const told = rows.map((row) => JSON.stringify(row, (_, value) => value?.byteLength ?? value));
      state.set(table, told.toSorted());
    }
    await stores.close();
  });
  return state;
}

const endpoints = Object.entries<Endpoint>(ENDPOINTS);
const CONFLICT = 409;
const isNoFailure = (status: number) => status < 500;
const credentialFor = ({ access }: Endpoint) => (access.includes('grant') ? grant : API_KEY);

/** Milliseconds for all that was refused, which grows with the requests. */
const AGAIN_TIMEOUT_MS = 30_000 + REQUESTS * 2000;

/** All that was refused, to be sent once more with an eye on what is kept. */
const refused: { endpoint: Endpoint; sent: Sent }[] = [];

describe.each(endpoints)('%s, sent what nobody should send', (_, endpoint) => {
  test.each([
    ['fits its description', arbitraryOf],
    ['is hostile', hostileOf],
  ])('answers what %s without a failure of ours, and refuses with a code and a cure', async (__, of) => {
    const property = fc.asyncProperty(parts(of, endpoint), async (sent) => {
      const answer = await send(endpoint, sent, credentialFor(endpoint));
      const text = await answer.text();
      expect({ status: answer.status, text }).toEqual({ status: expect.toSatisfy(isNoFailure), text });
      if (answer.status < 400) return;
      expect(JSON.parse(text)).toEqual({ code: expect.any(String), message: expect.stringMatching(/\w/) });
      // What stands in the way now may be gone later.
      if (answer.status !== CONFLICT) refused.push({ endpoint, sent });
    });
    await fc.assert(property, CHANCE);
  });
});

const JSON_HEADERS = 'content-type: application/json\r\nhost: x\r\n';
const post = (headers: string, body: string) =>
  `POST /v1/consents HTTP/1.1\r\n${JSON_HEADERS}${headers}\r\n\r\n${body}`;

/** As latin1. */
const NO_REQUESTS: Record<string, string> = {
  'less than it says': post('content-length: 100', '{"site":'),
  'more than it says': post('content-length: 2', '{}{}{}{}'),
  'two lengths': post('content-length: 2\r\ncontent-length: 9', '{}'),
  'a length and pieces': post('content-length: 2\r\ntransfer-encoding: chunked', '0\r\n\r\n'),
  'a body cut off': post('transfer-encoding: chunked', 'ff\r\n{"a'),
  'text of another encoding': post('content-length: 4', '\xff\xfe{}'),
  'nesting without end': post('content-length: 60000', '['.repeat(60_000)),
  'headers without end': `GET /v1/recordings HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(200_000)}`,
  'an address without end': `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  'no HTTP': '\u0016\u0003\u0001\u0002\u0000 hello',
};

/** @returns what the server says until it ends the connection. */
async function sendBytes(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  // It may hang up in the middle of what it does not want.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.end(Buffer.from(bytes, 'latin1'));
  await closed;
  return answer;
}

test(
  'what is refused, and bytes that are no request, change nothing, and the server goes on',
  async () => {
    const before = await readState();
    for (const { endpoint, sent } of refused) {
      const answer = await send(endpoint, sent, credentialFor(endpoint));
      await answer.arrayBuffer();
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    for (const [what, bytes] of Object.entries(NO_REQUESTS)) {
      // A body that never comes is met with silence.
      expect(`${what}: ${await sendBytes(bytes)}`).toMatch(/: (HTTP\/1\.1 4.*"code":".*)?$/s);
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(refused.length).toBeGreaterThan(endpoints.length);
    expect(await readState()).toEqual(before);
  },
  AGAIN_TIMEOUT_MS,
);
