import { expect, test } from 'vitest';
import { readRecorded } from './recorded.ts';

const recorded = readRecorded([
  {
    type: 2,
    timestamp: 1,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          { type: 2, id: 2, tagName: 'input', attributes: { value: 'first' }, childNodes: [] },
          { type: 2, id: 3, tagName: 'p', attributes: {}, childNodes: [{ type: 3, id: 4, textContent: 'Hello' }] },
        ],
      },
    },
  },
  { type: 3, timestamp: 2, data: { source: 5, id: 2, text: 'second', isChecked: false } },
  { type: 3, timestamp: 3, data: { source: 5, id: 6, text: 'on', isChecked: true } },
  {
    type: 3,
    timestamp: 4,
    data: {
      source: 0,
      texts: [{ id: 4, value: 'Card 4000 0000 1234' }],
      attributes: [{ id: 7, attributes: { selected: true } }],
      removes: [],
      adds: [{ parentId: 1, nextId: null, node: { type: 3, id: 8, textContent: 'late' } }],
    },
  },
]);

test('a field holds every value that any event gave it', () => {
  expect(recorded.heldBy(2)).toEqual(['first', 'second']);
});

test('a text is what the last event made of it', () => {
  expect(recorded.textOf(4)).toBe('Card 4000 0000 1234');
  expect(recorded.textOf(8)).toBe('late');
  expect(recorded.textOf(99)).toBeUndefined();
});

test('what was checked or chosen once is told', () => {
  expect(recorded.isChosen(6)).toBe(true);
  expect(recorded.isChosen(7)).toBe(true);
  expect(recorded.isChosen(2)).toBe(false);
});

test('a value is found in the whole recording also when the page writes it in groups', () => {
  expect(recorded.holds('400000001234')).toBe(true);
  expect(recorded.holds('400000009999')).toBe(false);
});
