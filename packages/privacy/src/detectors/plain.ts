/** What may keep a search for digits from a number that people read. Letters of Latin with accents are nothing of it. */
const DISGUISED = /[^\0-\x9F\xC0-\u024F]|\d(?:[_\n\t]|\s{3}|%20|&nbsp;)/;
const APART = /(?<=\d)(?:[\s_·]|%20|&nbsp;)+(?=\d)/g;

/**
 * @returns the text as detectors read it, with digits and letters of ASCII, without signs that nobody sees, and with one
 * space where something else keeps digits apart; undefined when that is as it stands.
 */
export function toPlain(text: string): string | undefined {
  if (!DISGUISED.test(text)) return undefined;
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    // The last four bits of a digit are its value, in ASCII as in Arabic and Persian.
    .replaceAll(/\p{Nd}/gu, (digit) => String(digit.charCodeAt(0) & 15))
    .replaceAll(/\p{Pd}|\u2212/gu, '-')
    .replaceAll(APART, ' ');
  return plain === text ? undefined : plain;
}
