import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { startTestServer } from '../../test/test-server.ts';

interface Span {
  name: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

let collector: Server;
let received: string[];
beforeEach(async () => {
  received = [];
  collector = createServer(async (request, response) => {
    received.push(await text(request));
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
});
afterEach(() => void collector.close());

function listSpans(): Span[] {
  return received
    .map((body) => JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] })
    .flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
}

test('a collector is told the steps of requests and of work by their names, and of nobody', async () => {
  const { port } = collector.address() as AddressInfo;
  const server = await startTestServer({ traces: { url: `http://127.0.0.1:${port}/v1/traces`, share: 1 } });
  const { grant, recording } = await server.grant();
  await server.upload(grant, { events: keyframe(server.clock.now) });
  await server.open(recording);
  await server.stop();

  const spans = listSpans();
  const upload = spans.find(({ name }) => name === 'POST /v1/chunks');
  expect(upload?.attributes.map(({ key }) => key).toSorted()).toEqual([
    'http.request.method',
    'http.response.status_code',
    'http.route',
  ]);
  const steps = spans.filter(({ parentSpanId }) => parentSpanId === upload?.spanId).map(({ name }) => name);
  expect(steps.toSorted()).toEqual(['hold a chunk', 'seal a chunk']);
  const opened = spans.find(({ name }) => name === 'GET /v1/recordings/:recording');
  expect(spans.find(({ name }) => name === 'pack a page')?.parentSpanId).toBe(opened?.spanId);
  expect(received.join('\n')).not.toContain(recording);
});

test('a collector that is not there keeps nothing from being taken in', async () => {
  const server = await startTestServer({ traces: { url: 'http://127.0.0.1:1/v1/traces', share: 1 } });
  const { grant } = await server.grant();
  expect((await server.upload(grant, { events: keyframe(server.clock.now) })).status).toBe(201);
  await server.stop();
});
