import type { Page, Pause } from '@opname/protocol';

/** A page on the time line of its recording; parts of the whole length. */
export interface Stretch {
  page: Page;
  /** From 0: pages that overlap, because several tabs were open, lie in lanes of their own. */
  lane: number;
  from: number;
  to: number;
}

/** When the participant had paused, on the same time line. */
export interface PausedStretch {
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds. */
  length: number;
  from: number;
  to: number;
}

/**
 * @param pages in the order in which they began.
 * @returns where each page lies, and each pause between them; one that nothing came after is beyond the end.
 */
export function layOut(
  pages: readonly Page[],
  pauses: readonly Pause[],
): { pages: Stretch[]; pauses: PausedStretch[] } {
  const begin = Math.min(...pages.map(({ startedAt }) => startedAt));
  const end = Math.max(...pages.map(({ endedAt }) => endedAt));
  const partOf = (at: number) => (Math.min(at, end) - begin) / Math.max(1, end - begin);
  const inside = pauses.filter(({ from, to }) => from < end && (to ?? end) > begin);
  return {
    pages: layOutPages(pages, partOf),
    pauses: inside.map(({ from, to }) => ({
      at: from,
      length: (to ?? end) - from,
      from: Math.max(0, partOf(from)),
      to: partOf(to ?? end),
    })),
  };
}

function layOutPages(pages: readonly Page[], partOf: (at: number) => number): Stretch[] {
  const ends: number[] = [];
  return pages.map((page) => {
    const free = ends.findIndex((end) => end <= page.startedAt);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = page.endedAt;
    return { page, lane, from: partOf(page.startedAt), to: partOf(page.endedAt) };
  });
}
