import type { Range } from '../ranges.ts';
import { isCardNumber } from './card.ts';
import { isNationalNumber } from './national.ts';

/** Digits of the shortest number that is looked for. */
const MIN_DIGITS = 9;
/** As many digits at least, with hardly a separator between them. */
const RUN = /(?<![\d+])(?<!\+\d{1,3}[ .-]?)\d(?:[ \u00A0\u2009\u202F.\-–/]{0,2}\d){8,}/g;
const CARD_MAX_DIGITS = 19;

/** @returns where card numbers and national numbers with a checksum stand, however they are grouped. */
export function findNumbers(text: string): Range[] {
  const found: Range[] = [];
  for (const run of text.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({
      digits: group[0],
      from: run.index + group.index,
      to: run.index + group.index + group[0].length,
    }));
    findInGroups(groups, text, found);
  }
  return found;
}

interface Group {
  digits: string;
  from: number;
  to: number;
}

/** Looks at every row of neighbouring groups, the longest first, so that "4111 1111 1111 1111 12/26" holds a card. */
function findInGroups(groups: readonly Group[], text: string, found: Range[]): void {
  for (let first = 0; first < groups.length; first++) {
    for (const last of lastGroups(groups, first)) {
      const row = groups.slice(first, last + 1);
      const from = groups[first]?.from ?? 0;
      const to = groups[last]?.to ?? 0;
      if (isNumber(row, text.slice(from, to))) {
        found.push([from, to]);
        first = last;
        break;
      }
    }
  }
}

function lastGroups(groups: readonly Group[], first: number): number[] {
  const lasts: number[] = [];
  let digits = 0;
  for (let last = first; last < groups.length; last++) {
    digits += groups[last]?.digits.length ?? 0;
    if (digits > CARD_MAX_DIGITS) break;
    if (digits >= MIN_DIGITS) lasts.unshift(last);
  }
  return lasts;
}

function isNumber(row: readonly Group[], written: string): boolean {
  const digits = row.map((group) => group.digits).join('');
  const isSpelled = row.every((group) => group.digits.length === 1);
  return (isEvenlyGrouped(row) && isCardNumber(digits)) || isNationalNumber(digits, isSpelled ? digits : written);
}

/** People write a card in groups of one size, or as 4-6-5 and 4-6-4. Loose numbers in a row are not a card. */
function isEvenlyGrouped(row: readonly Group[]): boolean {
  const sizes = row.map((group) => group.digits.length);
  const [first = 0] = sizes;
  if (sizes.join() === '4,6,5' || sizes.join() === '4,6,4') return true;
  return sizes.every((size, index) => size === first || (index === sizes.length - 1 && size < first));
}
