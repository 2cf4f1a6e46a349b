import type { Range } from '../ranges.ts';

/** Country and length of every IBAN in the registry (SWIFT, release 99). */
const LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22' +
  'GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20' +
  'MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26' +
  'UA29VA22VG24XK20YE30';
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
  for (let at = 0; at < LENGTHS.length; at += 4) {
    if (LENGTHS.startsWith(country, at)) return Number(LENGTHS.slice(at + 2, at + 4));
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
