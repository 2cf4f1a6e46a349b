import type { RecordedEvent } from '@opname/protocol';
import { EVENT, fieldsOf, listOf, SOURCE } from '../keyframe/rrweb-events.ts';

const SECOND_MS = 1000;

/** The highest digit: 256 things in a second. */
const LEVEL_MAX = 9;

/** How much happened in each second. */
export interface Activity {
  /** The second of the first digit, since 1970. */
  second: number;
  /** A digit for each second. */
  levels: string;
}

/** What a participant does counts more than what the page does by itself. */
const DONE_WEIGHT = 4;
const DONE = new Set<unknown>([
  SOURCE.mouseMove,
  SOURCE.interaction,
  SOURCE.scroll,
  SOURCE.input,
  SOURCE.touchMove,
  SOURCE.drag,
  SOURCE.media,
]);

/** Seconds of one stretch: a window has 7,200, and a wrong time must not fill the memory. */
const SECONDS_MAX = 20_000;

export function createActivity(): { count(event: RecordedEvent): void; take(): Activity } {
  let counts = new Map<number, number>();
  return {
    count({ type, timestamp, data }) {
      const fields = fieldsOf(data);
      const moves = listOf(fields['positions']).length;
      const weight = type === EVENT.incremental && DONE.has(fields['source']) ? DONE_WEIGHT + moves : 1;
      const second = Math.floor(timestamp / SECOND_MS);
      counts.set(second, (counts.get(second) ?? 0) + weight);
    },
    take() {
      const seconds = [...counts.keys()].toSorted((a, b) => a - b);
      const [second = 0] = seconds;
      const length = Math.min(SECONDS_MAX, (seconds.at(-1) ?? second - 1) - second + 1);
      const levels = Array.from({ length }, (_, at) => levelOf(counts.get(second + at) ?? 0)).join('');
      counts = new Map();
      return { second, levels };
    },
  };
}

function levelOf(count: number): number {
  return count === 0 ? 0 : Math.min(LEVEL_MAX, 1 + Math.floor(Math.log2(count)));
}
