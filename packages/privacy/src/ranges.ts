import { MASK } from './mask.ts';

/** A stretch of a text, from its first character up to the one after its last. */
export type Range = readonly [from: number, to: number];

/** @returns the ranges in order, those that touch or overlap as one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** @returns the text with each range replaced by one mask. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  let result = '';
  let at = 0;
  for (const [from, to] of mergeRanges(ranges)) {
    result += text.slice(at, from) + MASK;
    at = to;
  }
  return result + text.slice(at);
}
