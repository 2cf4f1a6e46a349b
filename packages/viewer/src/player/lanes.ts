import type { Page } from '@opname/protocol';

/** A page on the time line of its recording; parts of the whole length. */
export interface Stretch {
  page: Page;
  /** From 0: pages that overlap, because several tabs were open, lie in lanes of their own. */
  lane: number;
  from: number;
  to: number;
}

/** @returns where each page lies; `pages` are in the order in which they began. */
export function layOutPages(pages: readonly Page[]): Stretch[] {
  const begin = Math.min(...pages.map(({ startedAt }) => startedAt));
  const whole = Math.max(1, Math.max(...pages.map(({ endedAt }) => endedAt)) - begin);
  const ends: number[] = [];
  return pages.map((page) => {
    const free = ends.findIndex((end) => end <= page.startedAt);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = page.endedAt;
    return { page, lane, from: (page.startedAt - begin) / whole, to: (page.endedAt - begin) / whole };
  });
}
