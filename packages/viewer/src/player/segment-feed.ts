import type { RecordedEvent, Segment } from '@opname/protocol';
import { asProblem, type Problem } from '../problem.ts';
import { FULL_PICTURE, isEvent } from '../replay/message.ts';

/** What feeding the replay leads to. */
export interface SegmentSink {
  /** A segment that can be played. */
  onSegment(segment: Segment, events: RecordedEvent[]): void;
  /** It is far from the play head now. */
  onLetGo(segment: Segment): void;
  /** A segment that cannot be played: it is left out, and what follows begins with a keyframe of its own. */
  onGap(segment: Segment): void;
  /** Nothing more can be had for now; `resume` tries again. */
  onProblem(problem: Problem): void;
}

export interface SegmentFeed {
  /**
   * Where the play head is, in the segments as far as they are known; a page that is still recorded gets more of them.
   * @param isShown whether the picture of that time is there; before, nothing else is read, which would only be in its way
   */
  aim(segments: readonly Segment[], time: number, isShown: boolean): void;
  resume(): void;
  stop(): void;
}

type ReadSegment = (segment: string, signal: AbortSignal) => Promise<readonly unknown[]>;

/**
 * Around the play head, by when they are needed: the one under it, the next two, the one before it. At 16 times the speed
 * two segments are four seconds. So much is held, however long the recording is.
 */
const WANTED = [0, 1, 2, -1];

/** Segments before and after the play head that are kept if they are there, so that a small step back reads nothing. */
const KEPT_BEFORE = 2;
const KEPT_AFTER = 3;

/** Milliseconds after which a picture that is there has been painted too, and what is beside it; then others are read. */
const PAINTED_MS = 250;

/** Starts to keep the replay supplied with the segments around its play head: one read at a time, the nearest first. */
export function startSegmentFeed(read: ReadSegment, sink: SegmentSink): SegmentFeed {
  return new Feed(read, sink);
}

class Feed implements SegmentFeed {
  readonly #read: ReadSegment;
  readonly #sink: SegmentSink;
  /** How many events of each segment are at hand: one that is still recorded is read again when it has more. */
  readonly #held = new Map<string, number>();
  readonly #gaps = new Set<string>();
  #segments: readonly Segment[] = [];
  #current = 0;
  #isShown = false;
  #shown: ReturnType<typeof setTimeout> | undefined;
  #reading: { id: string; abort: AbortController } | undefined;
  #isStopped = false;

  constructor(read: ReadSegment, sink: SegmentSink) {
    this.#read = read;
    this.#sink = sink;
  }

  aim(segments: readonly Segment[], time: number, isShown: boolean): void {
    this.#segments = segments;
    this.#see(isShown);
    this.#current = Math.max(
      0,
      segments.findLastIndex(({ from }) => from <= time),
    );
    this.#letGo();
    this.#makeWay();
    this.#next();
  }

  resume(): void {
    this.#next();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#shown);
    this.#reading?.abort.abort();
  }

  /** To read is work that the picture would have to wait for. */
  #see(isShown: boolean): void {
    if (isShown) {
      this.#shown ??= setTimeout(() => {
        this.#isShown = true;
        this.#next();
      }, PAINTED_MS);
      return;
    }
    clearTimeout(this.#shown);
    this.#shown = undefined;
    this.#isShown = false;
  }

  #isWanted({ id, events }: Segment): boolean {
    return (this.#held.get(id) ?? -1) < events && !this.#gaps.has(id);
  }

  #letGo(): void {
    this.#segments.forEach((segment, index) => {
      if (index >= this.#current - KEPT_BEFORE && index <= this.#current + KEPT_AFTER) return;
      if (this.#held.delete(segment.id)) this.#sink.onLetGo(segment);
    });
  }

  /** What is under the play head comes first, whatever is on its way. */
  #makeWay(): void {
    const urgent = this.#segments[this.#current];
    if (!this.#reading || !urgent || !this.#isWanted(urgent) || this.#reading.id === urgent.id) return;
    this.#reading.abort.abort();
    this.#reading = undefined;
  }

  #next(): void {
    if (this.#isStopped || this.#reading) return;
    const under = this.#segments[this.#current];
    // Where that one cannot be had, what is shown comes from around it.
    const isOnly = !this.#isShown && under !== undefined && !this.#gaps.has(under.id);
    const around = isOnly ? [under] : WANTED.map((offset) => this.#segments[this.#current + offset]);
    const segment = around.find((wanted) => wanted !== undefined && this.#isWanted(wanted));
    if (!segment) return;
    const abort = new AbortController();
    this.#reading = { id: segment.id, abort };
    readPlayable(this.#read, segment, abort.signal).then(
      (events) => abort.signal.aborted || this.#take(segment, events),
      (cause: unknown) => abort.signal.aborted || this.#stopFor(asProblem(cause)),
    );
  }

  #take(segment: Segment, events: RecordedEvent[] | null): void {
    this.#reading = undefined;
    if (events) {
      this.#held.set(segment.id, segment.events);
      this.#sink.onSegment(segment, events);
    } else {
      this.#gaps.add(segment.id);
      this.#sink.onGap(segment);
    }
    this.#next();
  }

  #stopFor(problem: Problem): void {
    this.#reading = undefined;
    this.#sink.onProblem(problem);
  }
}

/** @returns the segments of a page that hold anything to play, in their order. */
export function playableSegments(segments: readonly Segment[]): Segment[] {
  return segments.filter(({ events }) => events > 0).toSorted((a, b) => a.from - b.from);
}

/** @returns the segment's events; null where it is malformed or gone, which asking again would not change. */
async function readPlayable(read: ReadSegment, { id }: Segment, signal: AbortSignal): Promise<RecordedEvent[] | null> {
  try {
    const events = await read(id, signal);
    const hasPicture = events.every(isEvent) && events.some(({ type }) => type === FULL_PICTURE);
    return hasPicture ? (events as RecordedEvent[]) : null;
  } catch (cause) {
    const { code } = asProblem(cause);
    if (!signal.aborted && (code === 'not-understood' || code === 'unknown-segment')) return null;
    throw cause;
  }
}
