import type { Page, RecordingDetails } from '@opname/protocol';

/** Which stretches of which pages follow each other in a video. Pure. */
export interface PlanOptions {
  /** Milliseconds from the recording's first moment. */
  from?: number;
  to?: number;
  skipIdle: boolean;
}

/** A stretch of a page that is shown at its own speed. */
export interface Take {
  page: Page;
  /** Milliseconds since 1970; up to, without `to`. */
  from: number;
  to: number;
  /** Milliseconds in the video at which it begins. */
  start: number;
  /** Milliseconds that were cut away before it. */
  cut: number;
}

export interface Plan {
  takes: readonly Take[];
  duration: number;
}

/** Milliseconds of an idle stretch that stay at each of its ends, so that it is seen what was left and come back to. */
const IDLE_KEPT_MS = 1_500;

/**
 * Pages follow each other in the order in which they began, each as a whole: what two tabs showed at the same time is
 * shown one after the other.
 *
 * @throws {RangeError} where nothing lies between the two ends.
 */
export function planVideo({ index }: Pick<RecordingDetails, 'index'>, options: PlanOptions): Plan {
  const pages = index.filter(({ segments }) => segments.some(({ events }) => events > 0));
  const origin = Math.min(...pages.map(startOf));
  const [from, to] = [origin + (options.from ?? 0), origin + (options.to ?? Infinity)];
  const takes: Take[] = [];
  let start = 0;
  for (const page of pages.toSorted((a, b) => startOf(a) - startOf(b))) {
    let cut = 0;
    let last = Math.max(from, startOf(page));
    const end = Math.min(to, endOf(page));
    const take = (until: number) => {
      if (until <= last) return;
      takes.push({ page, from: last, to: until, start, cut });
      start += until - last;
    };
    for (const idle of options.skipIdle ? idleIn(page, last, end) : []) {
      take(idle.from);
      cut = idle.to - Math.max(last, idle.from);
      last = idle.to;
    }
    take(end);
  }
  if (takes.length === 0)
    throw new RangeError('Nothing was recorded between --from and --to; choose a longer stretch.');
  return { takes, duration: start };
}

function startOf({ startedAt, segments }: Page): number {
  return segments.reduce((start, { from }) => Math.min(start, from), startedAt);
}

function endOf({ endedAt, segments }: Page): number {
  // The last moment is seen, too.
  return segments.reduce((end, { to }) => Math.max(end, to), endedAt) + 1;
}

function idleIn({ happenings }: Page, from: number, to: number): { from: number; to: number }[] {
  return happenings
    .filter(({ kind }) => kind === 'idle')
    .map(({ at, to: end = at }) => ({ from: at + IDLE_KEPT_MS, to: Math.min(end - IDLE_KEPT_MS, to) }))
    .filter((idle) => idle.to > idle.from && idle.to > from && idle.from < to);
}
