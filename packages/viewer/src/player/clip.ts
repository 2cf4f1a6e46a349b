/** A stretch of a page that somebody marked, in milliseconds from the page's start. */
export interface Clip {
  from: number;
  to: number;
}

/** What one moment needs to be understood: what led to it, and what came of it. */
const BEFORE_MS = 10_000;
const AFTER_MS = 20_000;
const SHORTEST_MS = 1_000;

/** @returns a clip around a moment of a page that takes `duration`. */
export function clipAround(time: number, duration: number): Clip {
  return within({ from: time - BEFORE_MS, to: time + AFTER_MS }, duration);
}

/** @returns the clip with its beginning or its end at a moment; where that is beyond the other, the other goes with it. */
export function clipWith(clip: Clip | null, edge: keyof Clip, at: { time: number; duration: number }): Clip {
  const { time, duration } = at;
  const length = BEFORE_MS + AFTER_MS;
  const { from, to } = clip ?? { from: time - length, to: time + length };
  const clips = {
    from: { from: time, to: to - time >= SHORTEST_MS ? to : time + length },
    to: { from: time - from >= SHORTEST_MS ? from : time - length, to: time },
  };
  return within(clips[edge], duration);
}

function within({ from, to }: Clip, duration: number): Clip {
  const end = Math.min(Math.max(to, SHORTEST_MS), duration);
  return { from: Math.round(Math.max(0, Math.min(from, end - SHORTEST_MS))), to: Math.round(end) };
}
