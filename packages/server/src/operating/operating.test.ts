import { afterEach, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { codeOf, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;
afterEach(() => server.stop());

test('a node is ready while its stores answer', async () => {
  server = await startTestServer();
  const response = await fetch(`${server.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
  expect(await codeOf(await fetch(`${server.url}/metrics`))).toBe('404 not-found');
});

test('the numbers of a node are told on an address of their own, by route and without any name', async () => {
  server = await startTestServer({ metrics: { host: '127.0.0.1', port: 0 } });
  const { grant, recording } = await server.grant();
  await server.upload(grant, { events: keyframe(server.clock.now) });
  await server.open(recording);
  const read = async () => (await fetch(server.metricsUrl ?? '')).text();
  await expect.poll(read).toContain('opname_requests_under_way 0');
  const text = await read();
  expect(text).toMatch(/opname_request_seconds_count\{method="POST",route="\/v1\/chunks",status="201"\} 1/);
  expect(text).toContain('route="/v1/recordings/:recording"');
  expect(text).not.toContain(recording);
});
