import type { RecordedEvent } from '@opname/protocol';

/** @returns where a moment of a recording lies when it begins at `start` and takes `lengthMs`. */
export function stretching(
  events: readonly RecordedEvent[],
  start: number,
  lengthMs: number,
): (timestamp: number) => number {
  const first = events[0]?.timestamp ?? 0;
  const factor = lengthMs / Math.max(1, (events.at(-1)?.timestamp ?? first) - first);
  return (timestamp) => Math.round(start + (timestamp - first) * factor);
}

/** @returns the same events over a longer time, from `start` on: what was done at high speed, as if done calmly. */
export function stretchPages(
  pages: readonly (readonly RecordedEvent[])[],
  start: number,
  lengthMs: number,
): RecordedEvent[][] {
  const moved = stretching(pages.flat(), start, lengthMs);
  return pages.map((events) => events.map((event) => ({ ...event, timestamp: moved(event.timestamp) })));
}

/** As `stretchPages`, of one page. */
export function stretch(events: readonly RecordedEvent[], start: number, lengthMs: number): RecordedEvent[] {
  return stretchPages([events], start, lengthMs).flat();
}
