/** Milliseconds before the first repetition, and the most that the doubling grows to: back soon after a short cut. */
const FIRST_MS = 1_000;
const MOST_MS = 30_000;

export interface BackOff {
  /** Milliseconds to wait before the next try. Jittered, so that pages that were cut off together do not come together. */
  next: (atLeastMs?: number) => number;
  reset: () => void;
}

export function createBackOff(random: () => number = Math.random): BackOff {
  let failures = 0;
  return {
    next(atLeastMs = 0) {
      const doubled = Math.min(MOST_MS, FIRST_MS * 2 ** failures++);
      return atLeastMs + doubled * (0.5 + random() / 2);
    },
    reset: () => (failures = 0),
  };
}
