/** The server's clock, as well as this page can tell it. It never goes back. */
export interface Clock {
  now: () => number;
}

/**
 * Of two clocks the later one counts. The monotonic one is not moved when somebody sets the time back; the wall clock,
 * unlike the other in some browsers, goes on while the machine sleeps. So the window can end early, but never late.
 */
export function createClock(offset: number): Clock {
  const startedAt = Date.now() + offset - performance.now();
  let latest = 0;
  return {
    now() {
      latest = Math.max(latest, Math.round(startedAt + performance.now()), Date.now() + offset);
      return latest;
    },
  };
}
