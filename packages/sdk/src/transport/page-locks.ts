import type { PageRest } from './outbox.ts';

/** Tells pages that live from pages that are gone, so that what a gone page left is sent by another. */
export interface PageLocks {
  /** Says that this page lives. @returns what says that it does no more. */
  hold: (page: string) => Promise<() => void>;
  /** @returns those whose page is gone, with whether it is so for sure. */
  gone(rests: PageRest[]): Promise<{ rest: PageRest; surely: boolean }[]>;
}

/**
 * Milliseconds of silence after which a page counts as gone where the browser has no locks (plain http). It may be
 * wrong, and then a chunk is sent twice, which the server takes as one.
 */
const SILENT_MS = 10_000;

const nameOf = (page: string) => `opname-page-${page}`;

export function createPageLocks(): PageLocks {
  // Typed as always there, but absent from pages that are not secure contexts.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return SILENCE;
  return {
    hold: (page) =>
      new Promise((resolve, reject) => {
        locks.request(nameOf(page), () => new Promise<void>((release) => resolve(release))).catch(reject);
      }),
    async gone(rests) {
      const { held } = await locks.query();
      const living = new Set(held?.map((lock) => lock.name));
      return rests.filter((rest) => !living.has(nameOf(rest.page))).map((rest) => ({ rest, surely: true }));
    },
  };
}

const SILENCE: PageLocks = {
  hold: () => Promise.resolve(() => {}),
  async gone(rests) {
    const silent = rests.filter(({ ended, touched }) => ended || Date.now() - touched > SILENT_MS);
    return silent.map((rest) => ({ rest, surely: rest.ended }));
  },
};
