const DAY_MS = 24 * 60 * 60_000;
const WEEK_DAYS = 7;

/** Days from the Monday of week 0 to 1970-01-01, which was a Thursday. */
const BEFORE_1970_DAYS = 3;

/** @returns the week in which an instant is, from Monday to Sunday in UTC; that of 1970-01-01 is 0. */
export function weekOf(instant: number): number {
  return Math.floor((instant / DAY_MS + BEFORE_1970_DAYS) / WEEK_DAYS);
}

/** @returns the instant at which a week begins. */
export function startOfWeek(week: number): number {
  return (week * WEEK_DAYS - BEFORE_1970_DAYS) * DAY_MS;
}

export function startOfDay(instant: number): number {
  return Math.floor(instant / DAY_MS) * DAY_MS;
}
