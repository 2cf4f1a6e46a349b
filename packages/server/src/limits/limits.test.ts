import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { CHUNK_MAX_BYTES, CHUNK_MEDIA_TYPE } from '@opname/protocol';
import { afterEach, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { REQUEST_LIMITS } from './limit-requests.ts';

let server: TestServer;
afterEach(() => server.stop());

/** Announces a body of this size and never sends it. */
function hold(address: string, grant: string, bytes: number): Promise<() => void> {
  const { hostname, port } = new URL(server.url);
  const headers = {
    authorization: `Bearer ${grant}`,
    'content-type': CHUNK_MEDIA_TYPE,
    'content-length': bytes,
    'opname-page': randomUUID(),
    'opname-sequence': '0',
  };
  const sending = request({ hostname, port, method: 'POST', path: address, headers });
  sending.on('error', () => {});
  return new Promise((resolve) => {
    sending.write('x', () => resolve(() => sending.destroy()));
  });
}

test('what is beyond the queue is refused before it is read, with when to come again, and taken when there is room', async () => {
  server = await startTestServer({
    limits: { ...REQUEST_LIMITS, bytes: 2 * CHUNK_MAX_BYTES },
    metrics: { host: '127.0.0.1', port: 0 },
  });
  const underWay = async () => {
    const text = await (await fetch(server.metricsUrl ?? '')).text();
    return Number(/^opname_requests_under_way (\d+)$/m.exec(text)?.[1]);
  };
  const { grant } = await server.grant();
  await expect.poll(underWay).toBe(0);
  const [one, two] = [
    await hold('/v1/chunks', grant, CHUNK_MAX_BYTES),
    await hold('/v1/chunks', grant, CHUNK_MAX_BYTES),
  ];
  await expect.poll(underWay).toBe(2);
  const refused = await server.upload(grant, { events: keyframe(server.clock.now) });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  one();
  two();
  await expect.poll(async () => (await server.upload(grant, { events: keyframe(server.clock.now) })).status).toBe(201);
});

test('a recording that sends faster than any page does is slowed down, and no other', async () => {
  server = await startTestServer({ limits: { ...REQUEST_LIMITS, ofRecording: { burst: 3, perSecond: 0.001 } } });
  const [{ grant }, other] = [await server.grant(), await server.grant()];
  const statuses: number[] = [];
  for (let count = 0; count < 4; count++) {
    statuses.push((await server.upload(grant, { events: keyframe(server.clock.now) })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 429]);
  expect((await server.upload(other.grant, { events: keyframe(server.clock.now) })).status).toBe(201);
});

test('an address that answers the question again and again is slowed down', async () => {
  server = await startTestServer({ limits: { ...REQUEST_LIMITS, ofAddress: { burst: 2, perSecond: 0.001 } } });
  await server.grant();
  await server.grant();
  const refused = await server.consent();
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect(await codeOf(refused)).toBe('429 too-many-requests');
});

test('before the disk is full no recording begins any more, and those that run go on', async () => {
  server = await startTestServer();
  const running = { subject: 'running', trialStart: server.clock.now };
  const { grant } = await server.grant(running);
  await server.restart(undefined, { diskReserveBytes: Number.MAX_SAFE_INTEGER });
  expect(await codeOf(await server.consent())).toBe('503 no-room');
  expect((await server.upload(grant, { events: keyframe(server.clock.now) })).status).toBe(201);
  expect((await server.consent(running)).status).toBe(201);
});

test('a site that has used up its budget begins no recording any more, and another site does', async () => {
  const other = { ...SITE, key: 'other' };
  server = await startTestServer({ sites: [{ ...SITE, maxBytes: 100 }, other] });
  const { grant } = await server.grant();
  expect((await server.upload(grant, { events: keyframe(server.clock.now) })).status).toBe(201);
  await expect.poll(async () => (await server.consent()).status).toBe(503);
  expect((await server.consent({ site: 'other' })).status).toBe(201);
});
