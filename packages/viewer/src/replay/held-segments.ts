import type { RecordedEvent } from '@opname/protocol';
import type { SegmentPlace } from './message.ts';
import { prepareEvents } from './prepare-events.ts';
import { tameEvents } from './tame-events.ts';

/** A segment that is at hand. */
export interface Held {
  events: readonly RecordedEvent[];
  /** How far it goes; a page that is still recorded has a longer version of it soon. */
  to: number;
  /** Moments at which the participant did something. */
  done: readonly number[];
}

/** The segments of a page and which of them are at hand. Times are milliseconds since 1970. */
export interface HeldSegments {
  know(places: readonly SegmentPlace[]): void;
  hold(id: string, events: readonly RecordedEvent[]): void;
  letGo(id: string): void;
  skip(id: string): void;
  /** @returns the segment of a moment, or the nearest one before it that can be had. */
  indexAt(time: number): number;
  place(index: number): SegmentPlace | undefined;
  /** @returns a segment at hand, unless a longer version of it is needed for that moment. */
  part(index: number, time: number): Held | undefined;
  find(id: string): { place: SegmentPlace; part: Held } | undefined;
  /** @returns when somebody does something again; the end of what is at hand, where that is not known. */
  doneAfter(time: number): number;
}

/** rrweb's numbers of what somebody does, and not the page by itself. */
const INCREMENTAL = 3;
const DONE = new Set<unknown>([1, 2, 3, 5, 6, 7, 12]);

export function createHeldSegments(): HeldSegments {
  let places: readonly SegmentPlace[] = [];
  const held = new Map<string, Held>();
  const missing = new Set<string>();

  function indexAt(time: number): number {
    const shown = places.findLastIndex(({ id, from }) => from <= time && !missing.has(id));
    return shown === -1 ? places.findIndex(({ id }) => !missing.has(id)) : shown;
  }

  function hold(id: string, events: readonly RecordedEvent[]): void {
    const place = places.find((known) => known.id === id);
    if (!place) return;
    tameEvents(events);
    const prepared = prepareEvents(events, place.made);
    const recorded = prepared.slice(place.made);
    held.set(id, { events: prepared, to: place.to, done: recorded.filter(isDone).map(({ timestamp }) => timestamp) });
    missing.delete(id);
  }

  function doneAfter(time: number): number {
    for (let index = indexAt(time); ; index++) {
      const place = places[index];
      if (!place) return places.at(-1)?.to ?? time;
      const part = held.get(place.id);
      if (!part) return Math.max(time, place.from);
      const next = part.done.find((moment) => moment > time);
      if (next !== undefined) return next;
    }
  }

  return {
    know: (known) => void (places = known),
    hold,
    letGo: (id) => void held.delete(id),
    skip: (id) => void missing.add(id),
    indexAt,
    place: (index) => places[index],
    part(index, time) {
      const place = places[index];
      const part = place && held.get(place.id);
      return part && (time <= part.to || place.to <= part.to) ? part : undefined;
    },
    find(id) {
      const place = places.find((known) => known.id === id);
      const part = held.get(id);
      return place && part && { place, part };
    },
    doneAfter,
  };
}

function isDone({ type, data }: RecordedEvent): boolean {
  return type === INCREMENTAL && DONE.has((data as { source?: unknown } | null)?.source);
}
