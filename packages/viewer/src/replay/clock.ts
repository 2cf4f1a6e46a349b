/** A play head's own clock: so fast as is asked, and faster over time in which nobody did anything. Pure, but for `now`. */
export interface ClockOptions {
  /** Milliseconds that pass for the person who watches. */
  now: () => number;
  /** @returns when somebody does something again. */
  doneAfter: (time: number) => number;
}

export interface Clock {
  /** @returns the play head's next time. */
  advance(): number;
  /** Goes on from a time, as if no time had passed. */
  set(time: number): void;
  configure(settings: { speed?: number; skipInactive?: boolean }): void;
  readonly skipping: boolean;
}

/** Milliseconds without anything done that are worth a skip; less is how people read. */
const INACTIVE_MS = 5_000;

/** Milliseconds before the next thing done at which a skip ends, so that it is seen coming. */
const LEAD_MS = 1_000;

/** Milliseconds that a skip takes to watch: seen as a skip, whatever it skips. */
const SKIP_TAKES_MS = 600;

/** Milliseconds between two pictures that are counted at most: a window that was hidden did not watch on. */
const TICK_MAX_MS = 250;

export function createClock({ now, doneAfter }: ClockOptions): Clock {
  let settings = { speed: 1, skipInactive: false };
  let time = 0;
  let at = now();
  let skip: { until: number; speed: number } | undefined;

  function findSkip(): typeof skip {
    if (!settings.skipInactive) return undefined;
    const until = doneAfter(time) - LEAD_MS;
    const gap = until - time;
    return gap < INACTIVE_MS ? undefined : { until, speed: Math.max(settings.speed, gap / SKIP_TAKES_MS) };
  }

  return {
    advance() {
      const passed = Math.min(TICK_MAX_MS, now() - at);
      at = now();
      skip ??= findSkip();
      time += passed * (skip?.speed ?? settings.speed);
      if (skip && time >= skip.until) {
        time = skip.until;
        skip = undefined;
      }
      return time;
    },
    set(moment) {
      time = moment;
      at = now();
      skip = undefined;
    },
    configure(change) {
      settings = { ...settings, ...change };
      skip = undefined;
    },
    get skipping() {
      return skip !== undefined;
    },
  };
}
