import { randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CHUNK_MAX_BYTES, CHUNK_MAX_UNPACKED_BYTES, LATE_UPLOAD_MS } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { codeOf, packEvents, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const MINUTE_MS = 60_000;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('a chunk is held and says under which number', async () => {
  const { grant } = await server.grant();
  const response = await server.upload(grant, { sequence: 3 });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ held: 3, status: 'recording', now: server.clock.now });
});

test('the same chunk twice is one, also when both come at once', async () => {
  const { grant, recording } = await server.grant();
  const page = randomUUID();
  const chunk = { page, body: packEvents([...keyframe(server.clock.now), scroll(server.clock.now, 7)]) };
  const answers = await Promise.all([
    server.upload(grant, chunk),
    server.upload(grant, chunk),
    server.upload(grant, chunk),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(scrollsOf(await server.events(recording))).toEqual([7]);
});

test('a chunk that comes again after it was packed is still one', async () => {
  const { grant, recording } = await server.grant();
  const chunk = { page: randomUUID(), body: packEvents([...keyframe(server.clock.now), scroll(server.clock.now, 7)]) };
  await server.upload(grant, chunk);
  await server.open(recording);
  expect((await server.upload(grant, chunk)).status).toBe(201);
  expect(scrollsOf(await server.events(recording))).toEqual([7]);
});

test('another chunk under the same number is refused and changes nothing', async () => {
  const { grant, recording } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, { page, events: [...keyframe(server.clock.now), scroll(server.clock.now, 1)] });
  expect(await codeOf(await server.upload(grant, { page, events: [scroll(server.clock.now, 2)] }))).toBe(
    '409 chunk-differs',
  );
  expect(scrollsOf(await server.events(recording))).toEqual([1]);
});

test('a chunk after the last one of its page is refused', async () => {
  const { grant } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, { page, sequence: 1, last: true });
  expect(await codeOf(await server.upload(grant, { page, sequence: 2 }))).toBe('409 page-closed');
  expect((await server.upload(grant, { page, sequence: 0 })).status).toBe(201);
});

test('a missing, forged or foreign grant is refused', async () => {
  const { grant } = await server.grant();
  expect(await codeOf(await server.upload(''))).toBe('401 bad-grant');
  expect(await codeOf(await server.upload(`${grant.slice(0, -4)}AAAA`))).toBe('401 bad-grant');
  const other = await startTestServer();
  const foreign = await other.grant();
  await other.stop();
  expect(await codeOf(await server.upload(foreign.grant))).toBe('401 bad-grant');
});

test('a chunk may come late from within the window, and not later', async () => {
  const { grant, until } = await server.grant();
  const before = server.clock.now;
  server.clock.now = until + LATE_UPLOAD_MS;
  expect((await server.upload(grant)).status).toBe(201);
  server.clock.now += 1;
  expect(await codeOf(await server.upload(grant))).toBe('410 window-over');
  server.clock.now = before;
});

test('a chunk of an erased recording is refused as gone', async () => {
  const { grant, recording } = await server.grant();
  await server.upload(grant);
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-erased');
});

test('a chunk of an expired recording is refused as gone, before and after it was swept', async () => {
  const { grant, until } = await server.grant();
  const before = server.clock.now;
  server.clock.now = until + SITE.notice.retentionDays * 24 * 60 * MINUTE_MS;
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-expired');
  server.clock.now = before;
});

test('a body that is too large is refused', async () => {
  const { grant } = await server.grant();
  const body = randomBytes(CHUNK_MAX_BYTES + 1);
  expect(await codeOf(await server.upload(grant, { body }))).toBe('413 too-large');
});

test('what is not one whole gzip stream is refused', async () => {
  const { grant } = await server.grant();
  const whole = packEvents(keyframe(server.clock.now));
  const bodies = [
    Buffer.from('{"v":1,"events":[]}'),
    whole.subarray(0, -3),
    Buffer.concat([whole, Buffer.from('more')]),
  ];
  const answers = await Promise.all(bodies.map(async (body) => codeOf(await server.upload(grant, { body }))));
  expect(answers).toEqual(Array.from({ length: 3 }, () => '400 invalid-chunk'));
  expect(await codeOf(await server.upload(grant, { body: new Uint8Array() }))).toMatch(/^400 /);
});

test('a bomb costs its cap and is refused', async () => {
  const { grant, recording } = await server.grant();
  const body = gzipSync(Buffer.alloc(CHUNK_MAX_UNPACKED_BYTES + 1));
  expect(await codeOf(await server.upload(grant, { body }))).toBe('413 unpacks-too-large');
  expect((await server.open(recording)).bytes).toBe(0);
});

test('a wrong content type is refused', async () => {
  const { grant } = await server.grant();
  expect(await codeOf(await server.upload(grant, { type: 'application/json' }))).toBe('415 wrong-media-type');
  expect(await codeOf(await server.upload(grant, { type: 'application/octet-stream' }))).toBe('415 wrong-media-type');
});

test('a number or a page that is none is refused', async () => {
  const { grant } = await server.grant();
  const answers = await Promise.all(
    [{ sequence: -1 }, { sequence: 'one' }, { sequence: 20_000 }, { sequence: '1e2' }, { page: 'home' }].map(
      async (options) => codeOf(await server.upload(grant, options)),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['400 invalid-request']));
});

test('a page of an erased recording cannot be closed any more', async () => {
  const { grant, recording } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, { page });
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  expect(await codeOf(await server.closePage(grant, { page, chunks: 1 }))).toBe('410 recording-erased');
});

test('closing a page says when, and again says the same', async () => {
  const { grant } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, { page });
  const closedAt = server.clock.now;
  expect(await (await server.closePage(grant, { page, chunks: 1 })).json()).toEqual({ page, closedAt });
  server.clock.now += MINUTE_MS;
  expect(await (await server.closePage(grant, { page, chunks: 1 })).json()).toEqual({ page, closedAt });
});
