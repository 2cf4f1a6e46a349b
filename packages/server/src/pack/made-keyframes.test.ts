import { gunzipSync } from 'node:zlib';
import { createSanitiser } from '@opname/privacy';
import { OWN_EVENTS, type RecordedEvent } from '@opname/protocol';
import { expect, test } from 'vitest';
import { keyframe, scrollsOf } from '../../test/events.ts';
import { packEvents } from '../../test/test-server.ts';
import { buildSegments, type Packed, type PackJob } from './build-segments.ts';

const FROM = 1_800_000_000_000;
const WINDOW = { from: FROM, until: FROM + 7_200_000 };
const SECOND = 1000;

function pack(events: RecordedEvent[], last?: PackJob['last']): Packed {
  const chunks = [{ bytes: packEvents(events), receivedAt: WINDOW.until }];
  return buildSegments({ window: WINDOW, chunks, ...(last && { last }) }, createSanitiser({ level: 'screen' }));
}

const eventsOf = (bytes: Uint8Array) => JSON.parse(gunzipSync(bytes).toString()) as RecordedEvent[];
const at = (second: number, data: object): RecordedEvent => ({ type: 3, timestamp: FROM + second * SECOND, data });
const scroll = (second: number) => at(second, { source: 3, id: 1, x: 0, y: second });
const add = (second: number, id: number, text: string) =>
  at(second, {
    source: 0,
    removes: [],
    texts: [],
    attributes: [],
    adds: [{ parentId: 4, nextId: null, node: { type: 3, id, textContent: text } }],
  });

/** A page on which something happens every second for two minutes. */
function busyPage(): RecordedEvent[] {
  const events = keyframe(FROM, 'Welcome');
  for (let second = 1; second <= 120; second++) {
    events.push(second % 10 === 0 ? add(second, 100 + second, `Line ${second}`) : scroll(second));
  }
  return events;
}

test('a segment holds thirty seconds of activity, and the next begins with a keyframe that was made', () => {
  const { segments } = pack(busyPage());
  expect(segments.map(({ made }) => made > 0)).toEqual([false, true, true, true]);
  for (const { from, to } of segments) expect(to - from).toBeLessThanOrEqual(30 * SECOND);
  const second = eventsOf(segments[1]?.bytes ?? new Uint8Array());
  expect(second.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
  expect(JSON.stringify(second[1])).toContain('Line 30');
  expect(JSON.stringify(second[1])).not.toContain('Line 40');
  expect(second[0]?.timestamp).toBe((segments[1]?.from ?? 0) - 1);
});

test('time in which nothing happens fills no segment', () => {
  const { segments } = pack([...keyframe(FROM), scroll(1), scroll(3600), scroll(3601)]);
  expect(segments.map(({ events }) => events)).toEqual([5]);
});

test('what was recorded stands in the segments once, and made events beside it', () => {
  const { segments } = pack(busyPage());
  const recorded = segments.flatMap(({ bytes, made }) => eventsOf(bytes).slice(made));
  expect(recorded).toEqual(busyPage());
  expect(segments.reduce((sum, { events }) => sum + events, 0)).toBe(recorded.length);
});

test('a page that is packed in parts, in any, becomes what it becomes at once', () => {
  const events = busyPage();
  const whole = pack(events).segments;
  for (const step of [1, 7, 31, 64]) {
    const parts: Packed['segments'] = [];
    for (let begin = 0; begin < events.length; begin += step) {
      const last = parts.pop();
      parts.push(...pack(events.slice(begin, begin + step), last).segments);
    }
    expect(parts.map(({ bytes }) => eventsOf(bytes))).toEqual(whole.map(({ bytes }) => eventsOf(bytes)));
  }
});

test('a keyframe says again what a full picture does not hold: what was typed, what scripts did to styles, how far was scrolled', () => {
  const events = busyPage().slice(0, 30);
  events.push(
    at(31, { source: 5, id: 5, text: 'typed', isChecked: false }),
    at(31, {
      source: 15,
      id: 1,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: 'p { margin: 0; }', index: 0 }] }],
    }),
    at(31, { source: 8, styleId: 1, adds: [{ rule: 'b { margin: 0; }', index: 1 }] }),
    at(31, { source: 4, width: 800, height: 600 }),
    scroll(33),
  );
  const [, made] = pack(events).segments;
  const [meta, , ...state] = eventsOf(made?.bytes ?? new Uint8Array()).slice(0, made?.made);
  expect(meta?.data).toMatchObject({ width: 800, height: 600 });
  const sources = state.map(({ data }) => (data as { source: number }).source);
  expect(sources).toEqual([15, 15, 8, 5, 3]);
  expect(scrollsOf(state)).toEqual([28]);
});

test('a keyframe says again whether the page is asked to be dark', () => {
  const scheme = { tag: OWN_EVENTS.scheme, payload: { dark: true } };
  const [first, second, ...others] = busyPage();
  if (!first || !second) throw new Error('the page has no picture');
  const [, made] = pack([first, second, { type: 5, timestamp: FROM, data: scheme }, ...others]).segments;
  const [, , event] = eventsOf(made?.bytes ?? new Uint8Array()).slice(0, made?.made);
  expect(event?.data).toEqual(scheme);
});

test('a time that steps back is held at the one before', () => {
  const { segments } = pack([...keyframe(FROM), scroll(10), scroll(4), scroll(11)]);
  const times = eventsOf(segments[0]?.bytes ?? new Uint8Array()).map(({ timestamp }) => (timestamp - FROM) / SECOND);
  expect(times).toEqual([0, 0, 10, 10, 11]);
});

test('a made keyframe knows which elements the page has defined since, how lists are chosen from and which boxes are mixed', () => {
  const said = [
    at(1, { source: 16, define: { name: 'late-one' } }),
    add(2, 50, 'Line'),
    at(3, {
      source: 0,
      removes: [],
      texts: [],
      attributes: [],
      adds: [
        {
          parentId: 4,
          nextId: null,
          node: { type: 2, id: 60, tagName: 'input', attributes: { type: 'checkbox' }, childNodes: [] },
        },
      ],
    }),
    at(4, { source: 5, id: 60, text: 'on', isChecked: false, isMixed: true }),
  ];
  const { segments } = pack([...busyPage().slice(0, 3), ...said, ...busyPage().slice(8)]);
  const made = JSON.stringify(eventsOf(segments[1]?.bytes ?? new Uint8Array()).slice(0, segments[1]?.made));
  expect(made).toContain('"late-one"');
  expect(made).toContain('"isMixed":true');
});
