import type { Page } from 'playwright-core';

export interface Opening {
  /** Milliseconds, of each round. */
  firstPicture: number[];
  /** Bytes of the recording that were read by then, as they came. */
  bytes: number;
  /** Bytes, after collection. */
  heap: number;
}

export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);
