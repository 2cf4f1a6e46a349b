import { expect, it } from 'vitest';
import { mergeRanges } from './merge-ranges.ts';
import type { WatchEntry } from './watch-log.ts';

const MINUTE = 60_000;
const watched = (at: number, from: number, to: number, id = 'a'): WatchEntry => ({
  seq: at,
  at,
  site: 's',
  recording: 'r',
  watcher: { id, role: 'expert' },
  what: 'watched',
  from,
  to,
});
const rangesOf = (entries: WatchEntry[]) => mergeRanges(entries).map(({ from, to }) => [from, to]);

it('G6 shows stretches that follow one another as one', () => {
  expect(rangesOf([watched(0, 0, 1000), watched(1000, 1000, 2000), watched(2000, 3500, 4000)])).toEqual([[0, 4000]]);
  expect(rangesOf([watched(0, 5000, 9000), watched(9000, 1000, 5000)])).toEqual([[1000, 9000]]);
});

it('G6 keeps apart what lies apart, in the recording, in time, or by who watched', () => {
  expect(rangesOf([watched(0, 0, 1000), watched(1000, 9000, 9500)])).toHaveLength(2);
  expect(rangesOf([watched(0, 0, 1000), watched(11 * MINUTE, 1000, 2000)])).toHaveLength(2);
  expect(rangesOf([watched(0, 0, 1000), watched(1, 1000, 2000, 'b'), watched(2, 1000, 3000)])).toEqual([
    [0, 3000],
    [1000, 2000],
  ]);
});

it('G6 counts a sitting from its last entry', () => {
  const long = Array.from({ length: 30 }, (_, n) => watched(n * MINUTE, n * MINUTE, (n + 1) * MINUTE));
  expect(rangesOf(long)).toEqual([[0, 30 * MINUTE]]);
});

it('G6 changes no entry of the log by merging', () => {
  const entries = [watched(0, 0, 1000), watched(1000, 1000, 2000)];
  mergeRanges(entries);
  expect(entries[0]?.to).toBe(1000);
});
