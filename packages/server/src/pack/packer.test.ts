import { randomUUID } from 'node:crypto';
import { LATE_UPLOAD_MS } from '@opname/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { startTestServer, type TestServer } from '../../test/test-server.ts';

const ROUND_MS = 20;
const QUIET_MS = 60_000;

/** A round and the start of its thread take a fraction of a second; a busy machine may make it many. */
const PATIENCE = { timeout: 12_000 };
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ roundMs: ROUND_MS, quietMs: QUIET_MS });
});
afterEach(() => server.stop());

/** What the list says, which packs nothing. */
async function eventsInList(): Promise<number[]> {
  const list = (await (await server.ask('/v1/recordings')).json()) as { recordings: { events: number }[] };
  return list.recordings.map(({ events }) => events);
}

async function rounds(count: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, count * ROUND_MS));
}

test('a page is packed when it has ended', async () => {
  const { grant } = await server.grant();
  await server.upload(grant, { last: true, events: [...keyframe(server.clock.now), scroll(server.clock.now, 1)] });
  await expect.poll(eventsInList, PATIENCE).toEqual([3]);
});

test('a page that is quiet is packed, and one that is not waits', async () => {
  const { grant } = await server.grant();
  await server.upload(grant, { events: keyframe(server.clock.now) });
  server.clock.now += QUIET_MS - 1;
  await rounds(5);
  expect(await eventsInList()).toEqual([0]);
  server.clock.now += 1;
  await expect.poll(eventsInList, PATIENCE).toEqual([2]);
});

test('a page that goes on after it was packed stays one sequence, in order', async () => {
  const { grant, recording } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, {
    page,
    sequence: 0,
    events: [...keyframe(server.clock.now), scroll(server.clock.now, 0)],
  });
  for (let sequence = 1; sequence < 6; sequence++) {
    expect(scrollsOf(await server.events(recording, page))).toHaveLength(sequence);
    await server.upload(grant, { page, sequence, events: [scroll(server.clock.now + sequence, sequence)] });
  }
  expect(scrollsOf(await server.events(recording, page))).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await server.open(recording)).index[0]?.segments).toHaveLength(1);
});

test('chunks that arrive out of order are packed in order', async () => {
  const { grant, recording } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, { page, sequence: 2, last: true, events: [scroll(server.clock.now + 2, 2)] });
  await server.upload(grant, {
    page,
    sequence: 0,
    events: [...keyframe(server.clock.now), scroll(server.clock.now, 0)],
  });
  expect(scrollsOf(await server.events(recording))).toEqual([0]);
  await server.upload(grant, { page, sequence: 1, events: [scroll(server.clock.now + 1, 1)] });
  expect(scrollsOf(await server.events(recording))).toEqual([0, 1, 2]);
});

test('what waits behind a missing chunk is packed when nothing can come any more, and the gap is counted', async () => {
  const { grant, recording, until } = await server.grant();
  const page = randomUUID();
  await server.upload(grant, {
    page,
    sequence: 0,
    events: [...keyframe(server.clock.now), scroll(server.clock.now, 0)],
  });
  await server.upload(grant, { page, sequence: 3, last: true, events: [scroll(server.clock.now + 3, 3)] });
  expect(scrollsOf(await server.events(recording))).toEqual([0]);
  server.clock.now = until + LATE_UPLOAD_MS + 1;
  expect(scrollsOf(await server.events(recording))).toEqual([0, 3]);
  expect((await server.open(recording)).index).toMatchObject([{ id: page, closed: true, missingChunks: 2 }]);
});

test('the index says what was left out', async () => {
  const { grant, recording } = await server.grant();
  await server.upload(grant, { events: [...keyframe(server.clock.now), scroll(server.clock.now - 1, 1)] });
  expect((await server.open(recording)).index[0]?.dropped).toEqual({ 'outside-window': 1 });
});
