import type { RecordedEvent } from '@opname/protocol';

/** @returns the same events over a longer time, from `start` on: what was done at high speed, as if done calmly. */
export function stretch(events: readonly RecordedEvent[], start: number, lengthMs: number): RecordedEvent[] {
  const first = events[0]?.timestamp ?? 0;
  const factor = lengthMs / Math.max(1, (events.at(-1)?.timestamp ?? first) - first);
  return events.map((event) => ({ ...event, timestamp: Math.round(start + (event.timestamp - first) * factor) }));
}
