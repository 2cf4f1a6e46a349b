import { gunzipSync, gzipSync } from 'node:zlib';
import { createSanitiser } from '@opname/privacy';
import { CLOCK_SKEW_MS, type RecordedEvent } from '@opname/protocol';
import { expect, test } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { packEvents } from '../../test/test-server.ts';
import { buildSegments, type PackJob, type Packed } from './build-segments.ts';

const FROM = 1_800_000_000_000;
const window = { from: FROM, until: FROM + 1_000_000 };

function build(chunks: RecordedEvent[][], more: Partial<PackJob> = {}): Packed {
  const receivedAt = FROM + 100_000;
  const packed = chunks.map((events) => ({ bytes: packEvents(events), receivedAt }));
  return buildSegments({ window, chunks: packed, ...more }, createSanitiser({ level: 'screen' }));
}

function read({ segments }: Packed): RecordedEvent[][] {
  return segments.map(({ bytes }) => JSON.parse(gunzipSync(bytes).toString()) as RecordedEvent[]);
}

test('a segment begins with a keyframe, whose Meta stands before it', () => {
  const first = [...keyframe(FROM), scroll(FROM + 1, 1)];
  const second = [...keyframe(FROM + 5), scroll(FROM + 6, 2)];
  const packed = build([first, second.slice(0, 1), second.slice(1)]);
  expect(read(packed).map((events) => events.map(({ type }) => type))).toEqual([
    [4, 2, 3],
    [4, 2, 3],
  ]);
  expect(packed.segments).toMatchObject([
    { from: FROM, to: FROM + 1, events: 3 },
    { from: FROM + 5, to: FROM + 6, events: 3 },
  ]);
});

test('the last segment goes on where it ended', () => {
  const before = build([[...keyframe(FROM), scroll(FROM + 1, 1)]]);
  const after = build([[scroll(FROM + 2, 2)], [...keyframe(FROM + 3), scroll(FROM + 4, 3)]], {
    last: { bytes: before.segments[0]?.bytes ?? new Uint8Array(), made: 0 },
  });
  expect(read(after).map(scrollsOf)).toEqual([[1, 2], [3]]);
});

test('what happened outside the window is left out and counted', () => {
  const packed = build(
    [[...keyframe(FROM), scroll(FROM - 1, 1), scroll(window.until - 1, 2), scroll(window.until, 3)]],
    {
      chunks: [
        {
          bytes: packEvents([
            ...keyframe(FROM),
            scroll(FROM - 1, 1),
            scroll(window.until - 1, 2),
            scroll(window.until, 3),
          ]),
          receivedAt: window.until,
        },
      ],
    },
  );
  expect(read(packed).map(scrollsOf)).toEqual([[2]]);
  expect(packed.dropped).toEqual({ 'outside-window': 2 });
});

test('what claims to come from the future is left out and counted', () => {
  const receivedAt = FROM + 1000;
  const events = [...keyframe(FROM), scroll(receivedAt + CLOCK_SKEW_MS, 1), scroll(receivedAt + CLOCK_SKEW_MS + 1, 2)];
  const packed = build([], { chunks: [{ bytes: packEvents(events), receivedAt }] });
  expect(read(packed).map(scrollsOf)).toEqual([[1]]);
  expect(packed.dropped).toEqual({ 'from-the-future': 1 });
});

test('what comes before any keyframe cannot be shown and is left out', () => {
  const packed = build([[scroll(FROM, 1), ...keyframe(FROM + 1), scroll(FROM + 2, 2)]]);
  expect(read(packed).map(scrollsOf)).toEqual([[2]]);
  expect(packed.dropped).toEqual({ 'no-keyframe': 1 });
});

test('what the sanitiser does not know never gets in', () => {
  const unknown = { type: 3, timestamp: FROM + 1, data: { source: 99, secret: 'swordfish' } };
  const packed = build([[...keyframe(FROM), unknown]]);
  expect(packed.dropped).toEqual({ 'sanitised-away': 1 });
  expect(JSON.stringify(read(packed))).not.toContain('swordfish');
});

test('a sanitiser that breaks lets nothing through any more', () => {
  let broken: string | undefined;
  const sanitiser = {
    sanitise: (event: unknown) => {
      if (scrollsOf([event as RecordedEvent])[0] === 2) broken = 'TypeError';
      return broken === undefined ? (event as RecordedEvent) : null;
    },
    facts: () => ({ broken }),
  };
  const events = [...keyframe(FROM), scroll(FROM, 1), scroll(FROM, 2), scroll(FROM, 3)];
  const packed = buildSegments({ window, chunks: [{ bytes: packEvents(events), receivedAt: FROM }] }, sanitiser);
  expect(read(packed).map(scrollsOf)).toEqual([[1]]);
  expect(packed.dropped).toEqual({ 'sanitiser-broken': 2 });
});

test('chunks and events of no known form are left out and counted, and harm no others', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const bodies = [
    'not json',
    '[]',
    '{"v":2,"events":[]}',
    '{"v":3,"events":[]}',
    `{"v":1,"events":[null,7,"x",{"type":"3","timestamp":1},{"type":3,"timestamp":${FROM},"data":${deep}}]}`,
    JSON.stringify({
      v: 1,
      events: [...keyframe(FROM), scroll(FROM, 1)],
      dropped: { pause: 2, 'A name!': 3, many: -1 },
    }),
  ];
  const packed = build([], { chunks: bodies.map((body) => ({ bytes: gzipSync(body), receivedAt: FROM })) });
  expect(read(packed).map(scrollsOf)).toEqual([[1]]);
  expect(packed.dropped).toMatchObject({ 'unreadable-chunk': 4, malformed: 4, pause: 2 });
  expect(Object.keys(packed.dropped)).not.toContain('A name!');
});

test('fields that an event does not have are not kept', () => {
  const events = [...keyframe(FROM), { ...scroll(FROM, 1), extra: 'swordfish' }];
  expect(JSON.stringify(read(build([events])))).not.toContain('swordfish');
});
