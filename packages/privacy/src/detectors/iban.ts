import type { Range } from '../ranges.ts';

/** Every IBAN in the registry (SWIFT, release 99): its length, and the countries that have it. */
const LENGTHS =
  '15NO16BE18DKFIFKFOGLNLSD19MKSI20ATBAEEKZLTLUMNXK21CHHRLILV22BGBHCRDEGBGEIEMERSVA23AEGIILIQOMSOTL24ADCZESMDPKRO' +
  'SASESKTNVG25LYPTST26ISTR27BIDJFRGRITMCMRSM28ALAZBYCYDOGTHNHULBNIPLSV29BREGPSQAUA30JOKWMUYE31MTSC32LC33RU';
const START = /(?<![A-Z0-9])[A-Z]{2}[ \u00A0.-]?\d[ \u00A0.-]?\d/gi;
const SEPARATOR = /[\s\u00A0.\-–]/;

/** @returns where bank account numbers stand (ISO 13616), in groups of any size. */
export function findIbans(text: string): Range[] {
  const found: Range[] = [];
  for (const start of text.matchAll(START)) {
    const length = lengthFor(start[0].slice(0, 2).toUpperCase());
    const end = length === 0 ? -1 : endOf(text, start.index, length);
    if (end !== -1 && isIban(text.slice(start.index, end))) found.push([start.index, end]);
  }
  return found;
}

function lengthFor(country: string): number {
  for (const [, length, countries = ''] of LENGTHS.matchAll(/(\d\d)(\D+)/g)) {
    if (countries.match(/../g)?.includes(country)) return Number(length);
  }
  return 0;
}

/** @returns the index after the `length`th letter or digit from `from`, or -1 when something else comes first. */
function endOf(text: string, from: number, length: number): number {
  let left = length;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (/[a-z0-9]/i.test(character)) left--;
    else if (!SEPARATOR.test(character)) return -1;
    if (left === 0) return at + 1;
  }
  return -1;
}

/** @returns whether the check digits fit (ISO 7064, mod 97-10). */
function isIban(written: string): boolean {
  const code = written.replaceAll(/[^a-z0-9]/gi, '').toUpperCase();
  let rest = 0;
  for (const character of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
