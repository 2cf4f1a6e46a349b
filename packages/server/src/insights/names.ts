/**
 * What pages and controls are called where they are counted: what differs from participant to participant is left out of
 * a name, so that their uses come together, and so that it says less of one of them.
 */

/** Characters of an address. */
const PAGE_MAX = 300;

/** A part of a path that is the number of something: digits, or hex or a UUID with digits in it. */
const NUMBER_OF_SOMETHING = /^(?:\d+|(?=.*\d)[\da-f-]{8,})$/i;

/** A number in a label that is of one thing, such as an order; steps and months have fewer digits. */
const LONG_NUMBER = /\d[\d.,]{2,}/g;

/** @returns undefined for what is no address, as one may be that is masked. */
export function nameOfPage(address: string): string | undefined {
  const path = address.startsWith('/') ? URL.parse(address, 'http://x')?.pathname : URL.parse(address)?.pathname;
  if (!path) return undefined;
  const parts = path.split('/').map((part) => (NUMBER_OF_SOMETHING.test(part) ? '*' : part));
  return parts.join('/').slice(0, PAGE_MAX) || '/';
}

/** @returns undefined for what has no name: nothing, or a mask. */
export function nameOfLabel(label: string | undefined): string | undefined {
  const name = (label ?? '').normalize('NFKC').replaceAll(LONG_NUMBER, '#').replaceAll(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}
