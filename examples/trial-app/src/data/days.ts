/** How long a day is, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** A day without a time, as `YYYY-MM-DD`. */
export function dayOf(instant: string | number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function daysFrom(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/** The first day of the month that lies `count` months from the month of `day`. */
export function monthsFrom(day: string, count: number): string {
  const from = new Date(day);
  return dayOf(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1));
}
