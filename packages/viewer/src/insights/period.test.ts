import { expect, test } from 'vitest';
import { mondayOf, parsePeriod } from './period.ts';

const SUNDAY = Date.UTC(2026, 10, 22, 23, 59);
const MONDAY = Date.UTC(2026, 10, 23);

test('a week begins on its Monday', () => {
  const { to: ended = 0 } = parsePeriod('last-1', SUNDAY);
  const { from, to: begun = 0 } = parsePeriod('last-4', MONDAY);
  expect(begun - ended).toBe(1);
  expect(from).toBe(begun - 3);
  expect(new Date(mondayOf(begun)).toISOString()).toBe('2026-11-23T12:00:00.000Z');
});

test('one week is asked for by its number, and all where nothing is chosen that can be', () => {
  expect(parsePeriod('2969', MONDAY)).toEqual({ from: 2969, to: 2969 });
  for (const chosen of [null, '', 'last-0', 'yesterday', '-1']) expect(parsePeriod(chosen, MONDAY)).toEqual({});
});
