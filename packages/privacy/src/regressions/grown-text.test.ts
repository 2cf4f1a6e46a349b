import { expect, test } from 'vitest';
import { element, event, mutation, snapshot, text, wait } from '../../testing/picture.ts';
import { createSanitiser } from '../sanitiser.ts';

const CARD = '4111111111111111';

function record(events: unknown[]): string {
  const sanitiser = createSanitiser({ level: 'screen' });
  return events.map((one) => JSON.stringify(sanitiser.sanitise(one))).join('\n');
}

/** Adds the pieces one after another, each as a text of its own. */
function grow(line: { id: number }, pieces: readonly string[]): unknown[] {
  return pieces.map((piece) => mutation({ adds: [{ parentId: line.id, nextId: null, node: text(piece) }] }));
}

test('a card number that is added piece by piece is not told', () => {
  const line = element('p', {});
  const said = record([snapshot(line), ...grow(line, ['4111', '1111', '1111', '1111'])]);
  expect(said.split('"1111"')).toHaveLength(1);
  expect(said).not.toContain('11111');
});

test('a card number that a text repeats while it is typed is not told', () => {
  const line = element('span', {});
  const events: unknown[] = [snapshot(line)];
  let before: number | undefined;
  for (let length = 1; length <= CARD.length; length++) {
    const node = text(CARD.slice(0, length));
    const removes = before === undefined ? [] : [{ parentId: line.id, id: before }];
    events.push(mutation({ removes, adds: [{ parentId: line.id, nextId: null, node }] }));
    before = node.id;
  }
  expect(record(events)).not.toContain(CARD.slice(0, 6));
});

test('a card number that comes slowly, a group every few seconds while the pointer moves, is not told', () => {
  const line = element('p', {});
  const events = [snapshot(line), ...grow(line, ['4111'])];
  for (const piece of ['1111', '1111', '1111']) {
    wait(6000);
    events.push(event(3, { source: 1, positions: [{ x: 1, y: 1, id: line.id, timeOffset: 0 }] }));
    events.push(...grow(line, [piece]));
  }
  const said = record(events);
  expect(said).toContain('"4111"');
  expect(said.split('"1111"')).toHaveLength(1);
});

test('a number that grew and is no card is told when it has rested', () => {
  const line = element('p', {});
  const growing = [snapshot(line), ...grow(line, ['1234', '5678'])];
  expect(record(growing)).not.toContain('5678');
  wait(11_000);
  const move = event(3, { source: 1, positions: [{ x: 1, y: 1, id: line.id, timeOffset: 0 }] });
  expect(record([...growing, move])).toContain('5678');
});

test('a number that comes at once, or in another line, is told at once', () => {
  const list = element('ul', {}, element('li', {}, 'Order 12345678'));
  const node = element('li', {}, 'Order 23456789');
  const said = record([snapshot(list), mutation({ adds: [{ parentId: list.id, nextId: null, node }] })]);
  expect(said).toContain('23456789');
});
