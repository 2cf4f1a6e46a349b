/** The server's clock, as well as this page can tell it. Within a page it never goes back. */
export interface Clock {
  now: () => number;
  /**
   * Takes over what the server's clock said in answer to what was sent at `sentAt` by `performance.now()`.
   *
   * @returns whether time went back by it: then a new page has to begin.
   */
  sync: (serverNow: number, sentAt: number) => boolean;
  /** Whether the two clocks of the machine have come apart: it slept, or somebody has set the time. */
  hasJumped: () => boolean;
  /** Milliseconds to add to the browser's clock. */
  offset: () => number;
}

/** Milliseconds by which clocks may differ without saying anything new. */
const TOLERANCE_MS = 2_000;

/**
 * Of two clocks the later one counts. The monotonic one is not moved when somebody sets the time back; the wall clock,
 * unlike the other in some browsers, goes on while the machine sleeps. So the window can end early, but never late; and
 * where they disagree the server is asked, so that it does not end early either.
 */
export function createClock(offset: number): Clock {
  let wallOffset = offset;
  let startedAt = Date.now() + offset - performance.now();
  let latest = 0;
  const monotonic = () => Math.round(startedAt + performance.now());
  const wall = () => Date.now() + wallOffset;
  const now = () => (latest = Math.max(latest, monotonic(), wall()));
  const hasJumped = () => Math.abs(wall() - monotonic()) > TOLERANCE_MS;
  return {
    now,
    hasJumped,
    offset: () => wallOffset,
    sync(serverNow, sentAt) {
      const ahead = now() - serverNow;
      // The server wrote it at some time since: on a slow line or a busy machine that is long ago when it is read.
      const isPossible = ahead <= TOLERANCE_MS + performance.now() - sentAt;
      if (ahead >= 0 && isPossible && !hasJumped()) return false;
      wallOffset = serverNow - Date.now();
      startedAt = serverNow - performance.now();
      if (isPossible) return false;
      latest = serverNow;
      return true;
    },
  };
}
