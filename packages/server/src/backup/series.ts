/**
 * Which backups are taken and kept. Restic's own `--keep-daily 7 --keep-weekly 4 --keep-monthly 3` lets one backup count
 * for all three and so keeps 10 to 12; the promise is 14. So there are three series, each a tag with backups of its own,
 * of which the newest are kept.
 */
import type { Snapshot } from './snapshot.ts';

export const SERIES = [
  { name: 'daily', keep: 7 },
  { name: 'weekly', keep: 4 },
  { name: 'monthly', keep: 3 },
] as const;

export type SeriesName = (typeof SERIES)[number]['name'];

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const EPOCH_DAYS_AFTER_MONDAY = 3;

/** Three months of at most 31 days; what is older goes even when nothing newer has come to take its place. */
export const OLDEST_DAYS = 93;

/** Days before then at which it goes, so that a run that is a day late still keeps the promise. */
const LATE_DAYS = 1;

export function ofSeries(snapshots: readonly Snapshot[], name: SeriesName): Snapshot[] {
  return snapshots.filter(({ tags }) => tags.includes(name)).toSorted((a, b) => b.at - a.at);
}

/** @returns the series that have no backup of this day, week or month. A run that was missed is caught up by the next. */
export function dueSeries(snapshots: readonly Snapshot[], now: number, atMinute: number): SeriesName[] {
  const shift = atMinute * MINUTE_MS;
  return SERIES.map(({ name }) => name).filter((name) => {
    const [newest] = ofSeries(snapshots, name);
    return !newest || periodOf(name, newest.at - shift) < periodOf(name, now - shift);
  });
}

/** A number that grows by one with each day, week (from Monday) or month, UTC. */
export function periodOf(name: SeriesName, at: number): number {
  const day = Math.floor(at / DAY_MS);
  const date = new Date(at);
  const periods: Record<SeriesName, number> = {
    daily: day,
    weekly: Math.floor((day + EPOCH_DAYS_AFTER_MONDAY) / DAYS_PER_WEEK),
    monthly: date.getUTCFullYear() * MONTHS_PER_YEAR + date.getUTCMonth(),
  };
  return periods[name];
}

/** @returns the backups that are over the number or the age of their series; the very newest is never among them. */
export function outdated(snapshots: readonly Snapshot[], now: number): Snapshot[] {
  const all = SERIES.flatMap(({ name }) => ofSeries(snapshots, name));
  const newest = Math.max(...all.map(({ at }) => at));
  const tooOld = now - (OLDEST_DAYS - LATE_DAYS) * DAY_MS;
  const over = SERIES.flatMap(({ name, keep }) => ofSeries(snapshots, name).slice(keep));
  const aged = all.filter(({ at }) => at <= tooOld && at !== newest);
  return [...new Set([...over, ...aged])];
}
