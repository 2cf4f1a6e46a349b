/** Whole weeks, which are all that can be asked for. */
const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

/** Week 0 is that of 1970-01-01, a Thursday, and begins on its Monday. */
const FIRST_MONDAY_MS = -3 * DAY_MS;

/** A month, a quarter and a year. */
export const LAST_WEEKS = [4, 13, 52] as const;

/** @returns the noon of a week's Monday, which is that day in every zone that the studio is used in. */
export function mondayOf(week: number): number {
  return FIRST_MONDAY_MS + week * WEEK_MS + DAY_MS / 2;
}

function weekOf(instant: number): number {
  return Math.floor((instant - FIRST_MONDAY_MS) / WEEK_MS);
}

/**
 * @param chosen as it stands in the address: `last-4`, the number of one week, or nothing for all
 * @returns what to ask for; all of it where nothing was chosen that can be
 */
export function parsePeriod(chosen: string | null, now: number): { from?: number; to?: number } {
  const [, last] = /^last-(\d{1,2})$/.exec(chosen ?? '') ?? [];
  if (last && Number(last) > 0) return { from: weekOf(now) - Number(last) + 1, to: weekOf(now) };
  if (chosen && /^\d{1,4}$/.test(chosen)) return { from: Number(chosen), to: Number(chosen) };
  return {};
}
