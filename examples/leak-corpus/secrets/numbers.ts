import { DIGITS, UPPER } from './alphabets.ts';
import type { Random } from './random.ts';

/** Numbers with a checksum, each valid, and short codes. */

const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

const grouped = (text: string, size: number, separator: string) =>
  text.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${separator}`);

/** The digit that makes the Luhn sum right (ISO/IEC 7812). */
function luhnDigit(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}

function card(random: Random): string {
  const digits = random.pick(['4', '51', '53', '55']) + random.text(DIGITS, 15);
  return digits.slice(0, 15) + luhnDigit(digits.slice(0, 15));
}
const cardSpaced = (random: Random): string => grouped(card(random), 4, ' ');
const cardDashed = (random: Random): string => grouped(card(random), 4, '-');
const cardNoBreak = (random: Random): string => grouped(card(random), 4, '\u00A0');
function amex(random: Random): string {
  const digits = `37${random.text(DIGITS, 12)}`;
  const all = digits + luhnDigit(digits);
  return `${all.slice(0, 4)} ${all.slice(4, 10)} ${all.slice(10)}`;
}

const cvc = (random: Random): string => random.text('123456789', 4);
const pin = (random: Random): string => random.text('123456789', 5);
const expiry = (random: Random): string => `0${1 + random.below(9)}/${30 + random.below(69)}`;
const sixDigits = (random: Random): string => random.text('123456789', 6);
const eightDigits = (random: Random): string => random.text('123456789', 8);

/** ISO 13616: two check digits, modulo 97. */
function ibanOf(country: string, account: string): string {
  const numeric = Array.from(`${account}${country}00`)
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return country + String(98n - (BigInt(numeric) % 97n)).padStart(2, '0') + account;
}
const iban = (random: Random): string => ibanOf('NL', `${random.text(UPPER, 4)}0${random.text(DIGITS, 9)}`);
const ibanSpaced = (random: Random): string => grouped(iban(random), 4, ' ');
const ibanGerman = (random: Random): string => grouped(ibanOf('DE', random.text('123456789', 18)), 4, ' ');
const ibanFrench = (random: Random): string => ibanOf('FR', random.text('123456789', 23));
const accountNumber = (random: Random): string => random.text('123456789', 10);

/** Netherlands: the eleven test. */
function bsn(random: Random): string {
  const digits = random.text('123456789', 8);
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return rest === 10 ? bsn(random) : digits + rest;
}
const bsnSpaced = (random: Random): string => grouped(bsn(random), 3, '.');
/** United States: no checksum, but a form of its own. */
const ssn = (random: Random): string =>
  `${100 + random.below(500)}-${10 + random.below(89)}-${1000 + random.below(8999)}`;
/** France: 97 minus the number modulo 97. */
function nir(random: Random): string {
  const number = `1${50 + random.below(49)}0${1 + random.below(9)}75${random.text('123456789', 6)}`;
  return number + String(97n - (BigInt(number) % 97n)).padStart(2, '0');
}
/** Germany: ISO 7064, mod 11,10; one digit of the first ten stands there twice. */
function steuerId(random: Random): string {
  let digits = random.pick('123456789');
  while (digits.length < 9) {
    const digit = random.pick(DIGITS);
    if (!digits.includes(digit)) digits += digit;
  }
  digits += digits.charAt(3);
  let product = 10;
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return digits + ((11 - product) % 10);
}
/** Spain: a letter by the number modulo 23. */
function dni(random: Random): string {
  const number = random.text('123456789', 8);
  return number + 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23);
}
/** Portugal. */
function nif(random: Random): string {
  const digits = `2${random.text(DIGITS, 7)}`;
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return digits + (rest < 2 ? 0 : 11 - rest);
}
/** Poland. */
function pesel(random: Random): string {
  const digits = `${50 + random.below(49)}0${1 + random.below(9)}1${1 + random.below(8)}${random.text(DIGITS, 4)}`;
  return digits + ((10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
}
/** Belgium. */
function rijksregister(random: Random): string {
  const digits = `${50 + random.below(49)}0${1 + random.below(9)}1${1 + random.below(8)}${random.text('123456789', 3)}`;
  return digits + String(97 - (Number(digits) % 97)).padStart(2, '0');
}
const placeOf = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65);

/** Italy: letters of the name, the date and the place of birth, and a check letter. */
function codiceFiscale(random: Random): string {
  const code = `${random.text('BCDFGLMNPRST', 6)}${50 + random.below(49)}${random.pick('ABCDEHLMPRST')}1${random.below(9)}H${random.text('123456789', 3)}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = Array.from(code).reduce(
    (total, character, index) => total + (index % 2 === 0 ? (odd[placeOf(character)] ?? 0) : placeOf(character)),
    0,
  );
  return code + UPPER.charAt(sum % 26);
}

/** Numbers of things, long enough that a search finds them and in forms that are nobody's. */
const version = (random: Random): string => `10.${random.text('123456789', 4)}.${random.text('123456789', 5)}`;
const coordinates = (random: Random): string => `52.${random.text('123456789', 6)}, 4.${random.text('123456789', 6)}`;
const timestamp = (random: Random): string => `1${random.text('123456789', 12)}`;
const isbn = (random: Random): string =>
  `978-${random.text('123456789', 2)}-${random.text('123456789', 4)}-${random.text('123456789', 3)}-1`;
const parcel = (random: Random): string => `3S${random.text(UPPER, 4)}${random.text('123456789', 10)}`;

export const NUMBERS = {
  version,
  coordinates,
  timestamp,
  isbn,
  parcel,
  card,
  cardSpaced,
  cardDashed,
  cardNoBreak,
  amex,
  cvc,
  pin,
  expiry,
  sixDigits,
  eightDigits,
  iban,
  ibanSpaced,
  ibanGerman,
  ibanFrench,
  accountNumber,
  bsn,
  bsnSpaced,
  ssn,
  nir,
  steuerId,
  dni,
  nif,
  pesel,
  rijksregister,
  codiceFiscale,
};
