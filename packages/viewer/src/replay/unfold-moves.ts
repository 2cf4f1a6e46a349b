import type { RecordedEvent } from '@opname/protocol';

/** rrweb's numbers: a change, and the three kinds that gather many positions in one event. */
const INCREMENTAL = 3;
const MOVES = new Set<unknown>([1, 6, 12]);

interface Move {
  source: number;
  positions: { timeOffset: number }[];
}

/**
 * rrweb tells half a second of movement at its end. Here each position becomes an event at its own moment, so that
 * whoever applies events up to a moment has the pointer where it was.
 * @param made how many events at the beginning are a made keyframe, which stays before all others
 */
export function unfoldMoves(events: readonly RecordedEvent[], made: number): RecordedEvent[] {
  const keyframe = events.slice(0, made);
  const recorded = events.slice(made);
  const first = recorded[0]?.timestamp ?? 0;
  const unfolded = recorded.flatMap((event) => (isMove(event) ? unfold(event, event.data, first) : [event]));
  return [...keyframe, ...unfolded.toSorted((a, b) => a.timestamp - b.timestamp)];
}

function unfold(event: RecordedEvent, { source, positions }: Move, first: number): RecordedEvent[] {
  return positions.map((position) => ({
    ...event,
    timestamp: Math.max(first, event.timestamp + position.timeOffset),
    data: { source, positions: [{ ...position, timeOffset: 0 }] },
  }));
}

function isMove(event: RecordedEvent): event is RecordedEvent & { data: Move } {
  const data = event.data as Partial<Move> | null;
  return event.type === INCREMENTAL && MOVES.has(data?.source) && Array.isArray(data?.positions);
}
