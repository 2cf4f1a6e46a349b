import type { Range } from '../ranges.ts';

/** The query of an address that stands in a text, and a fragment that holds more than a name. */
const QUERY = /[?#&][\w.[\]%~-]{1,64}=[^\s"'<>)\]]+/g;

/** @returns where queries of addresses stand: what an address may not carry in a link it may not carry in a text. */
export function findQueries(text: string): Range[] {
  if (!text.includes('=')) return [];
  return [...text.matchAll(QUERY)]
    .filter(({ index }) => /[\w/]$/.test(text.slice(0, index)))
    .map((match) => [match.index + 1, match.index + match[0].length]);
}
