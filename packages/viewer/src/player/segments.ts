import type { Page, RecordedEvent, Segment } from '@opname/protocol';
import { asProblem, type Problem } from '../problem.ts';
import { isEvent } from '../replay/message.ts';

/** What loading a page's segments leads to, in their order. */
export interface SegmentSink {
  /** A segment that can be played. */
  onSegment(segment: Segment, events: RecordedEvent[]): void;
  /** A segment that cannot: it is left out, and what follows begins with a keyframe of its own. */
  onGap(segment: Segment): void;
  /** Nothing more can be had for now; `resume` tries again from where it stopped. */
  onProblem(problem: Problem): void;
  /** All segments that were wanted have been read. */
  onIdle(): void;
}

export interface SegmentLoader {
  /** The page's segments as far as they are known; a page that is still recorded gets more of them. */
  want(segments: readonly Segment[]): void;
  resume(): void;
  stop(): void;
}

type ReadSegment = (segment: string, signal: AbortSignal) => Promise<readonly unknown[]>;

/** Starts to read a page's segments, one after the other and each one once. */
export function startSegmentLoader(read: ReadSegment, sink: SegmentSink): SegmentLoader {
  const abort = new AbortController();
  const wanted: Segment[] = [];
  let next = 0;
  let running = false;

  const run = async () => {
    if (running) return;
    running = true;
    try {
      for (let segment = wanted[next]; segment; segment = wanted[next]) {
        const events = await readPlayable(read, segment, abort.signal);
        if (abort.signal.aborted) return;
        next += 1;
        if (events) sink.onSegment(segment, events);
        else sink.onGap(segment);
      }
      sink.onIdle();
    } catch (cause) {
      if (!abort.signal.aborted) sink.onProblem(asProblem(cause));
    } finally {
      running = false;
    }
  };
  return {
    want(segments) {
      const known = new Set(wanted.map(({ id }) => id));
      wanted.push(...segments.filter(({ id }) => !known.has(id)));
      void run();
    },
    resume: () => void run(),
    stop: () => abort.abort(),
  };
}

/** @returns how many segments of a page hold anything to play. */
export function playableSegments(page: Page): Segment[] {
  return page.segments.filter(({ events }) => events > 0).toSorted((a, b) => a.from - b.from);
}

/** @returns the segment's events; null where it is malformed or gone, which asking again would not change. */
async function readPlayable(
  read: ReadSegment,
  { id, made }: Segment,
  signal: AbortSignal,
): Promise<RecordedEvent[] | null> {
  try {
    const events = await read(id, signal);
    return events.every(isEvent) ? (events as RecordedEvent[]).slice(made) : null;
  } catch (cause) {
    const { code } = asProblem(cause);
    if (!signal.aborted && (code === 'not-understood' || code === 'unknown-segment')) return null;
    throw cause;
  }
}
