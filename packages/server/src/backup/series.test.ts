import { expect, it } from 'vitest';
import { DAY_MS } from '../../test/backups.ts';
import { dueSeries, ofSeries, outdated, SERIES } from './series.ts';
import type { Snapshot } from './snapshot.ts';

const HALF_PAST_TWO = 150;
const START = Date.UTC(2025, 10, 3, 3);

/** Lives through the days, with a run on each that `runs` says. @returns what lies there after each. */
function live(count: number, runs: (day: number) => boolean = () => true): { now: number; snapshots: Snapshot[] }[] {
  let snapshots: Snapshot[] = [];
  return Array.from({ length: count }, (_, day) => {
    const now = START + day * DAY_MS;
    if (runs(day)) {
      const taken = dueSeries(snapshots, now, HALF_PAST_TWO).map((tag) => ({
        id: `${tag}${day}`,
        tree: '',
        at: now,
        tags: [tag],
      }));
      const over = new Set(outdated([...snapshots, ...taken], now));
      snapshots = [...snapshots, ...taken].filter((snapshot) => !over.has(snapshot));
    }
    return { now, snapshots };
  });
}

const numbersOf = (snapshots: Snapshot[]) => SERIES.map(({ name }) => ofSeries(snapshots, name).length).join('/');
const oldestDays = ({ now, snapshots }: { now: number; snapshots: Snapshot[] }) =>
  (now - Math.min(...snapshots.map(({ at }) => at))) / DAY_MS;

it('keeps 14 backups at all times once three months have begun, none older than three months', () => {
  const full = live(800).slice(62);
  expect(new Set(full.map(({ snapshots }) => numbersOf(snapshots)))).toEqual(new Set(['7/4/3']));
  expect(Math.max(...full.map(oldestDays))).toBeLessThanOrEqual(92);
  expect(Math.min(...full.map(oldestDays))).toBeGreaterThanOrEqual(59);
});

it('catches up what was missed, and keeps its numbers over days without a run', () => {
  const days = live(200, (day) => day < 100 || day > 110);
  expect(numbersOf(days[111]?.snapshots ?? [])).toBe('7/4/3');
  expect(ofSeries(days[111]?.snapshots ?? [], 'weekly')[0]?.at).toBe(days[111]?.now);
});

it('lets go of what is too old after a long rest, and never of the very newest', () => {
  const days = live(300, (day) => day < 100 || day === 250);
  const last = days[250];
  expect(numbersOf(last?.snapshots ?? [])).toBe('1/1/1');
  const only = [{ id: 'a', tree: '', at: START, tags: ['daily'] }];
  expect(outdated(only, START + 400 * DAY_MS)).toEqual([]);
});

it('is due from its minute on and not before', () => {
  const taken = [{ id: 'a', tree: '', at: Date.UTC(2026, 0, 6, 2, 30), tags: ['daily', 'weekly', 'monthly'] }];
  expect(dueSeries(taken, Date.UTC(2026, 0, 7, 2, 29), HALF_PAST_TWO)).toEqual([]);
  expect(dueSeries(taken, Date.UTC(2026, 0, 7, 2, 30), HALF_PAST_TWO)).toEqual(['daily']);
  expect(dueSeries(taken, Date.UTC(2026, 0, 12, 2, 30), HALF_PAST_TWO)).toEqual(['daily', 'weekly']);
  expect(dueSeries(taken, Date.UTC(2026, 1, 1, 2, 30), HALF_PAST_TWO)).toEqual(['daily', 'weekly', 'monthly']);
});
