/**
 * Which events of a page are on the stage. To show a moment it applies what is missing: the rest of a segment and the next
 * one where the stage stands just before it, else a keyframe and what follows. Times are milliseconds since 1970.
 */
import type { RecordedEvent } from '@opname/protocol';
import { createHeldSegments, type Held } from './held-segments.ts';
import { FULL_PICTURE, type SegmentPlace } from './message.ts';

/** What a reel needs of a stage. */
export interface Projector {
  /** Begins anew with a keyframe. */
  begin(): void;
  apply(events: readonly RecordedEvent[], live: boolean): void;
  /** All that was applied is to be seen now, as it is at rest. */
  settle(): void;
}

export interface Reel {
  /** The page's segments as far as they are known. */
  know(places: readonly SegmentPlace[]): void;
  /** A longer version of a segment takes the place of the one at hand. */
  hold(id: string, events: readonly RecordedEvent[]): void;
  letGo(id: string): void;
  /** The segment cannot be had: a moment in it shows what there was before. */
  skip(id: string): void;
  /**
   * @param live whether it is played, and not gone to
   * @returns false where the segment of that moment is not at hand; nothing is changed then
   */
  show(time: number, live: boolean): boolean;
  /** @returns the moments of changes around a time, within what is at hand. */
  changeAfter(time: number): number | undefined;
  changeBefore(time: number): number | undefined;
  /** @returns when somebody does something again; the end of what is at hand, where that is not known. */
  doneAfter(time: number): number;
}

/** How far the stage has come: all events of a segment before `applied`. */
interface Cursor {
  segment: string;
  applied: number;
  time: number;
}

export function createReel(projector: Projector): Reel {
  const segments = createHeldSegments();
  let cursor: Cursor | undefined;

  function applyIn(
    place: SegmentPlace,
    part: Held,
    { from, time, live }: { from: number; time: number; live: boolean },
  ) {
    const until = Math.max(from, countUntil(part, place, time));
    if (until > from) projector.apply(part.events.slice(from, until), live);
    cursor = { segment: place.id, applied: until, time };
  }

  /** The stage stands in the segment before, whose rest comes first. @returns whether it could go on. */
  function goOn(index: number, time: number, live: boolean): boolean {
    const [place, before] = [segments.place(index), segments.place(index - 1)];
    const [part, partBefore] = [segments.part(index, time), segments.part(index - 1, -Infinity)];
    if (!place || !before || !part || !partBefore || cursor?.segment !== before.id) return false;
    applyIn(before, partBefore, { from: cursor.applied, time: Infinity, live });
    applyIn(place, part, { from: place.made, time, live });
    return true;
  }

  function show(time: number, live: boolean): boolean {
    const index = segments.indexAt(time);
    const place = segments.place(index);
    const part = segments.part(index, time);
    if (!place || !part) return false;
    const isAhead = cursor !== undefined && time >= cursor.time;
    if (isAhead && cursor?.segment === place.id) applyIn(place, part, { from: cursor.applied, time, live });
    else if (!isAhead || !goOn(index, time, live)) {
      projector.begin();
      applyIn(place, part, { from: 0, time, live: false });
    }
    if (!live) projector.settle();
    return true;
  }

  function hold(id: string, events: readonly RecordedEvent[]): void {
    segments.hold(id, events);
    const held = segments.find(id);
    if (held && cursor?.segment === id) cursor.applied = countUntil(held.part, held.place, cursor.time);
  }

  return {
    know: (places) => segments.know(places),
    hold,
    letGo: (id) => segments.letGo(id),
    skip: (id) => segments.skip(id),
    show,
    doneAfter: (time) => segments.doneAfter(time),
    changeAfter(time) {
      const index = segments.indexAt(time);
      const next = segments.part(index, time)?.events.find(({ timestamp }) => timestamp > time)?.timestamp;
      return next ?? segments.place(index + 1)?.from;
    },
    changeBefore(time) {
      const index = segments.indexAt(time);
      const recorded = segments.part(index, time)?.events.slice(segments.place(index)?.made ?? 0);
      return recorded?.findLast(({ timestamp }) => timestamp < time)?.timestamp ?? segments.place(index - 1)?.to;
    },
  };
}

/** @returns how many of a segment's events are to be applied for a moment; always a whole picture. */
function countUntil({ events }: Held, { made }: SegmentPlace, time: number): number {
  const least = made > 0 ? made : events.findIndex(({ type }) => type === FULL_PICTURE) + 1;
  return Math.max(least, lowerBound(events, time + 1));
}

/** @returns how many events come before a time; they are in the order of their times. */
function lowerBound(events: readonly RecordedEvent[], time: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.timestamp ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
