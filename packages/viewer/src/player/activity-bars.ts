import type { Page } from '@opname/protocol';

const SECOND_MS = 1000;

/** Bars of the chart: as many as can be told apart on a usual screen. */
const BARS_MAX = 240;

/** The highest digit of an activity. */
const LEVEL_MAX = 9;

/** @returns how high each bar is, from 0 to 1: the most that happened in any of its seconds. */
export function activityBars(
  { activity, startedAt }: Pick<Page, 'activity' | 'startedAt'>,
  durationMs: number,
): number[] {
  const seconds = Math.max(1, Math.ceil((durationMs + (startedAt % SECOND_MS)) / SECOND_MS));
  const count = Math.min(BARS_MAX, seconds);
  return Array.from({ length: count }, (_, bar) => {
    const digits = activity.slice(Math.floor((bar * seconds) / count), Math.ceil(((bar + 1) * seconds) / count));
    return Math.max(0, ...Array.from(digits, Number)) / LEVEL_MAX;
  });
}
