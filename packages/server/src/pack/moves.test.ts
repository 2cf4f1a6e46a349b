import { gunzipSync } from 'node:zlib';
import type { RecordedEvent } from '@opname/protocol';
import { expect, test } from 'vitest';
import { packEvents } from '../../test/test-server.ts';
import { buildSegments } from './build-segments.ts';
import { createPageSanitiser } from './page-sanitiser.ts';

const FROM = 1_800_000_000_000;

const element = (id: number, tagName: string, ...childNodes: object[]) => {
  return { type: 2, id, tagName, attributes: {}, childNodes };
};
const text = (id: number, textContent: string) => ({ type: 3, id, textContent });

const LIST = 4;

/** A list of rows, each with a text of its own. */
function picture(rows: number, words = ''): RecordedEvent[] {
  const items = Array.from({ length: rows }, (_, row) =>
    element(100 + 2 * row, 'li', text(101 + 2 * row, `row ${row} ${words}`)),
  );
  const html = element(2, 'html', element(3, 'body', element(LIST, 'ul', ...items)));
  const node = { type: 0, id: 1, childNodes: [html] };
  return [
    { type: 4, timestamp: FROM, data: { href: 'https://app.example.org/', width: 1280, height: 720 } },
    { type: 2, timestamp: FROM, data: { node, initialOffset: { top: 0, left: 0 } } },
  ];
}

function move(at: number, ...moved: number[]): RecordedEvent {
  const adds = [{ parentId: LIST, nextId: null, moved }];
  return { type: 3, timestamp: FROM + at, data: { source: 0, adds, removes: [], texts: [], attributes: [] } };
}

function pack(events: RecordedEvent[]) {
  const bytes = packEvents(events);
  const { segments, dropped } = buildSegments(
    { window: { from: FROM, until: FROM + 1_000_000 }, chunks: [{ bytes, receivedAt: FROM + 100_000 }] },
    createPageSanitiser({ level: 'screen', rules: [] }),
  );
  const texts = segments.map((segment) => gunzipSync(segment.bytes).toString());
  return { dropped, bytes, texts };
}

test('a move is packed as what every player knows', () => {
  const { texts, dropped } = pack([...picture(3), move(10, 102, 100)]);
  const [events = []] = texts.map((one) => JSON.parse(one) as { data: { adds?: unknown; removes?: unknown } }[]);
  expect(dropped).toEqual({});
  expect(events.at(-1)?.data).toMatchObject({
    removes: [
      { parentId: LIST, id: 102 },
      { parentId: LIST, id: 100 },
    ],
    adds: [
      { parentId: LIST, nextId: null, node: { id: 102, tagName: 'li' } },
      { parentId: 102, nextId: null, node: { id: 103, textContent: 'row 1 ' } },
      { parentId: LIST, nextId: 102, node: { id: 100, tagName: 'li' } },
      { parentId: 100, nextId: null, node: { id: 101, textContent: 'row 0 ' } },
    ],
  });
});

test('a forged chunk that moves much, again and again, writes out no more than its bytes allow', () => {
  const everything = Array.from({ length: 400 }, (_, row) => 100 + 2 * row);
  const again = Array.from({ length: 2000 }, (_, time) => move(10 + time, ...everything));
  const { texts, bytes } = pack([...picture(400, 'word '.repeat(200)), ...again]);
  const written = texts.reduce((sum, { length }) => sum + length, 0);
  expect(written).toBeGreaterThan(1_000_000);
  expect(written).toBeLessThan(bytes.length * 6000);
  expect(texts.join('')).not.toContain('"moved"');
});

test('moves of nodes that are not there, or into themselves, do no harm', () => {
  const forged = [move(10, 5, 77, -1, 1e12), move(11, LIST), move(12, 100, 100, 101), move(13, 3)];
  const { texts } = pack([...picture(3), ...forged, move(20, 104)]);
  expect(texts.join('')).toContain('"id":104');
});
