import type { Range } from '../ranges.ts';

/** What password fields draw instead of characters, then the last one or two in clear, as phones do. */
const LAST_IN_CLEAR = /[•●*·∙][^\s•●*·∙]{1,2}$/;
const WORD = /[^\s"'`]+/g;

/**
 * @returns where one of the values that are being typed stands in `text`, or a beginning of one, by itself. They may be a
 * single character, so this is looked for only in what changes right after a key.
 */
export function findLive(text: string, live: readonly string[]): Range[] {
  const trimmed = text.trim();
  if (live.length === 0 || trimmed === '') return [];
  if (LAST_IN_CLEAR.test(trimmed) || live.some((value) => value.includes(trimmed))) return [[0, text.length]];
  const found: Range[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (live.some((value) => value.startsWith(word))) found.push([index, index + word.length]);
  }
  return found;
}
