import type { Range } from '../ranges.ts';

const WORD = /[A-Za-z0-9]+/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns where words of at least `min` characters stand that no person wrote: letters and digits through each other. */
export function findTokens(text: string, min: number): Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9_+=-]+/g)) {
    if (match[0].length >= min && isToken(match[0], min)) found.push([match.index, match.index + match[0].length]);
  }
  return found;
}

/**
 * @returns whether a word looks drawn by lot. `min` is the length from which letters mixed with digits count; texts
 * bear longer words (serial numbers) than addresses do.
 */
export function isToken(word: string, min: number): boolean {
  for (const [part] of word.matchAll(WORD)) if (part.length >= min && isMixed(part)) return true;
  const joined = word.replaceAll(/[^A-Za-z0-9]/g, '');
  return joined.length >= Math.max(min, 16) && joined.length < word.length && isMixed(joined) && hasShortRuns(joined);
}

function isMixed(word: string): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word) ? runs(word) >= 3 : /[a-z]/.test(word) && hasShortRuns(word);
}

/** Stretches of letters (a capital may begin one) or digits. In words and CamelCase they are long; by lot, short. */
function runs(word: string): number {
  return word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)?.length ?? 0;
}

function hasShortRuns(word: string): boolean {
  return word.length / runs(word) < 2.6 && runs(word) > 6;
}

/** Characters of the shortest part of a path that is taken for a token. */
export const PATH_TOKEN_MIN = 10;

/** @returns whether a part of a URL's path is a token: a UUID, a long number, or a word drawn by lot. */
export function isPathToken(part: string): boolean {
  if (part.length < PATH_TOKEN_MIN) return false;
  return UUID.test(part) || /^[0-9a-f]{16,}$/i.test(part) || /^\d{10,}$/.test(part) || isToken(part, PATH_TOKEN_MIN);
}
