import { expect, it } from 'vitest';
import { formatDay, parseDay, parseMinutes } from './day.ts';

it('a day is from its first to its last moment where the person is', () => {
  const [start = 0, end = 0] = [parseDay('2026-03-29', 'start'), parseDay('2026-03-29', 'end')];
  expect([formatDay(start), formatDay(end)]).toEqual(['2026-03-29', '2026-03-29']);
  expect(new Date(start).getHours()).toBe(0);
  expect(formatDay(end + 1)).toBe('2026-03-30');
  expect(parseDay('29-3-2026', 'start')).toBeUndefined();
});

it('minutes may have a part, in either way of writing', () => {
  expect(['1,5', '0.5', '', '-1', 'x'].map(parseMinutes)).toEqual([90_000, 30_000, undefined, undefined, undefined]);
});
