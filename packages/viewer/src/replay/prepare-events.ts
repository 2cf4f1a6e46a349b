import type { RecordedEvent } from '@opname/protocol';

/** rrweb's numbers: a change, what kind, and a node that is a whole document. */
const INCREMENTAL = 3;
const MUTATION = 0;
const MOVES = new Set<unknown>([1, 6, 12]);
const DOCUMENT = 0;

interface Move {
  source: number;
  positions: { timeOffset: number }[];
}

interface Attach {
  isAttachIframe: true;
  adds: { parentId: number; node: { type: number; id: number } }[];
}

/**
 * Makes a segment's events ready to be applied up to any moment. Half a second of movement, which rrweb tells at its end,
 * becomes an event for each position. A frame's document that comes a second time, filled, lets go of the first: the
 * replayer takes one with a known number for the one that it has, and leaves it empty.
 * @param made how many events at the beginning are a made keyframe, which stays before all others
 */
export function prepareEvents(events: readonly RecordedEvent[], made: number): RecordedEvent[] {
  const recorded = events.slice(made);
  const first = recorded[0]?.timestamp ?? 0;
  const unfolded = recorded.flatMap((event) => (isMove(event) ? unfold(event, event.data, first) : [event]));
  return renewFrames([...events.slice(0, made), ...unfolded.toSorted((a, b) => a.timestamp - b.timestamp)]);
}

function unfold(event: RecordedEvent, { source, positions }: Move, first: number): RecordedEvent[] {
  return positions.map((position) => ({
    ...event,
    timestamp: Math.max(first, event.timestamp + position.timeOffset),
    data: { source, positions: [{ ...position, timeOffset: 0 }] },
  }));
}

function renewFrames(events: readonly RecordedEvent[]): RecordedEvent[] {
  const known = new Set<number>();
  return events.flatMap((event) => {
    if (!isAttach(event)) return [event];
    const documents = event.data.adds.filter(({ node }) => node.type === DOCUMENT);
    const removes = documents
      .filter(({ node }) => known.has(node.id))
      .map(({ parentId, node }) => ({ parentId, id: node.id }));
    for (const { node } of documents) known.add(node.id);
    const letGo = { source: MUTATION, removes, adds: [], texts: [], attributes: [] };
    // By itself: what the replayer cannot find in the frame's element ends the whole mutation.
    return removes.length > 0 ? [{ ...event, data: letGo }, event] : [event];
  });
}

function isMove(event: RecordedEvent): event is RecordedEvent & { data: Move } {
  const data = event.data as Partial<Move> | null;
  return event.type === INCREMENTAL && MOVES.has(data?.source) && Array.isArray(data?.positions);
}

function isAttach(event: RecordedEvent): event is RecordedEvent & { data: Attach } {
  const data = event.data as Partial<Attach> | null;
  return event.type === INCREMENTAL && data?.isAttachIframe === true && Array.isArray(data.adds);
}
