const MINUTE_MS = 60_000;

/** Milliseconds before midnight at which a day ends. */
const LAST_MS = 1;

/** @returns a moment as the day that it is on where the person is, as a date field writes it. */
export function formatDay(instant: number | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const day = new Date(instant);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** @returns when a day begins or ends where the person is; undefined for what is no day. */
export function parseDay(text: string, edge: 'start' | 'end'): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day) return undefined;
  const at =
    edge === 'start'
      ? new Date(year, month - 1, day).getTime()
      : new Date(year, month - 1, day + 1).getTime() - LAST_MS;
  return at >= 0 ? at : undefined;
}

/** @returns milliseconds; undefined for what is no length. */
export function parseMinutes(text: string): number | undefined {
  const minutes = Number(text.replace(',', '.'));
  return text === '' || !Number.isFinite(minutes) || minutes < 0 ? undefined : Math.round(minutes * MINUTE_MS);
}
