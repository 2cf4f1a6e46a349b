import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedEvent, RecordingList } from '@opname/protocol';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { codeOf, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function record(subject: string, pages: { page: string; start: number; scrolls: number[] }[]): Promise<string> {
  const { grant, recording } = await server.grant({ subject });
  const { now } = server.clock;
  for (const { page, start, scrolls } of pages) {
    const events = [...keyframe(now + start), ...scrolls.map((y) => scroll(now + start + y, y))];
    await server.upload(grant, { page, last: true, events });
  }
  return recording;
}

test('a recording is listed with its facts', async () => {
  const recording = await record('Ann', [{ page: randomUUID(), start: 0, scrolls: [1, 5] }]);
  await server.open(recording);
  const { recordings } = (await (await server.ask('/v1/recordings')).json()) as RecordingList;
  expect(recordings.find(({ id }) => id === recording)).toMatchObject({
    site: 'trial',
    siteName: 'Trial app',
    subject: 'Ann',
    level: 'inputs',
    language: 'en',
    noticeVersion: '3',
    rulesVersion: 'none',
    status: 'complete',
    startedAt: server.clock.now,
    endedAt: server.clock.now + 5,
    pages: 1,
    events: 4,
  });
});

test('the list goes on where it ended, the newest first', async () => {
  const made: string[] = [];
  for (const subject of ['l1', 'l2', 'l3']) {
    server.clock.now += 1;
    made.unshift((await server.grant({ subject })).recording);
  }
  const first = (await (await server.ask('/v1/recordings?limit=2')).json()) as RecordingList;
  const second = (await (await server.ask(`/v1/recordings?limit=1&after=${first.next}`)).json()) as RecordingList;
  expect([...first.recordings, ...second.recordings].map(({ id }) => id)).toEqual(made);
  expect(((await (await server.ask('/v1/recordings?site=other')).json()) as RecordingList).recordings).toEqual([]);
  expect(await codeOf(await server.ask('/v1/recordings?after=x'))).toBe('400 invalid-request');
  expect(await codeOf(await server.ask('/v1/recordings?limit=0'))).toBe('400 invalid-request');
});

test('a segment is read by itself, as the index names it', async () => {
  const recording = await record('segments', [{ page: randomUUID(), start: 0, scrolls: [1] }]);
  const { index } = await server.open(recording);
  const segment = index[0]?.segments[0];
  const response = await server.ask(`/v1/recordings/${recording}/segments/${segment?.id}`);
  const events = (await response.json()) as RecordedEvent[];
  expect(events.map(({ type }) => type)).toEqual([4, 2, 3]);
  expect(segment).toMatchObject({ events: 3, from: events[0]?.timestamp, to: events[2]?.timestamp });
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}/segments/nope`))).toBe('404 unknown-segment');
  const other = `${randomUUID()}.0`;
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}/segments/${other}`))).toBe('404 unknown-segment');
});

test('an export is one array of plain rrweb events, page after page, whose times never go back', async () => {
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  const recording = await record('export', [
    { page: second, start: 50, scrolls: [4, 5] },
    { page: first, start: 0, scrolls: [1, 100] },
    { page: third, start: 1000, scrolls: [6] },
  ]);
  const events = await server.events(recording);
  expect(scrollsOf(events)).toEqual([1, 100, 4, 5, 6]);
  const times = events.map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const pages = events.filter(({ type }) => type === 5).map(({ data }) => data);
  expect(pages).toEqual(
    [first, second, third].map((page, index) => ({
      tag: 'opname.page',
      payload: { page, startedAt: server.clock.now + [0, 50, 1000][index]! },
    })),
  );
  expect(times.at(-1)).toBe(server.clock.now + 1006);
});

test('one page is exported at its own times', async () => {
  const page = randomUUID();
  const recording = await record('one page', [
    { page: randomUUID(), start: 0, scrolls: [90] },
    { page, start: 10, scrolls: [4] },
  ]);
  const events = await server.events(recording, page);
  expect(events.map(({ timestamp }) => timestamp - server.clock.now)).toEqual([10, 10, 14]);
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}/export?format=rrweb&page=x`))).toBe(
    '400 invalid-request',
  );
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}/export?format=mp4`))).toBe('400 invalid-request');
});

test('a recording in which nothing happened is an empty array', async () => {
  const { recording } = await server.grant({ subject: 'nothing' });
  expect(await server.events(recording)).toEqual([]);
});

test('a recording that is being made is live, and can be watched', async () => {
  const { grant, recording } = await server.grant({ subject: 'live' });
  await server.upload(grant, { events: [...keyframe(server.clock.now), scroll(server.clock.now, 1)] });
  expect(await server.open(recording)).toMatchObject({ status: 'live', events: 3 });
});

test('what does not exist is said to be unknown', async () => {
  expect(await codeOf(await server.ask(`/v1/recordings/${randomUUID()}`))).toBe('404 unknown-recording');
  expect(await codeOf(await server.ask('/v1/recordings/nope'))).toBe('400 invalid-request');
  expect(await codeOf(await server.ask('/v1/nothing'))).toBe('404 not-found');
});
