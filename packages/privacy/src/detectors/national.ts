import { isLuhn } from './card.ts';

/**
 * National numbers that are digits only. Each has the form in which it is written and its check; where the check is weak
 * (one number in ten or eleven passes) the form is narrow, so that phone and order numbers stay readable.
 */
interface NationalNumber {
  /** How it is written, separators included. */
  form: RegExp;
  isValid: (digits: string) => boolean;
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

/** Month and day as they stand in a personal number; some countries add to the month to tell centuries apart. */
function isBirthDate(month: string, day: string, monthOffset = 20): boolean {
  const plainMonth = Number(month) % monthOffset;
  return plainMonth >= 1 && plainMonth <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

const isElevenTest = (digits: string): boolean =>
  Number(digits) > 9_999_999 && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;

/** ISO 7064, mod 11,10; and one digit of the first ten stands there twice or three times, the others at most once. */
function isSteuerId(digits: string): boolean {
  const counts = Array.from({ length: 10 }, (_, digit) => digits.slice(0, 10).split(String(digit)).length - 1);
  if (digits.startsWith('0') || counts.filter((count) => count > 1).length !== 1) return false;
  let product = 10;
  for (let index = 0; index < 10; index++) {
    const sum = (Number(digits[index]) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

function isPesel(digits: string): boolean {
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return sum % 10 === 0 && isBirthDate(digits.slice(2, 4), digits.slice(4, 6));
}

function isFodselsnummer(digits: string): boolean {
  return (
    isBirthDate(digits.slice(2, 4), String(Number(digits.slice(0, 2)) % 40), 40) &&
    weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

/** Belgium: 97 minus the first nine digits modulo 97, with a 2 before them for people born from 2000. */
function isRijksregister(digits: string): boolean {
  const check = Number(digits.slice(9));
  const first = digits.slice(0, 9);
  const valid = 97 - (Number(first) % 97) === check || 97 - (Number(`2${first}`) % 97) === check;
  return valid && isBirthDate(digits.slice(2, 4), digits.slice(4, 6));
}

function isCpf(digits: string): boolean {
  const check = (length: number): boolean => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weighted(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  };
  return !/^(\d)\1+$/.test(digits) && check(9) && check(10);
}

function isNir(digits: string): boolean {
  return 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13));
}

function isNif(digits: string): boolean {
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(digits[8]);
}

const isAhv = (digits: string): boolean => weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;

const NUMBERS: readonly NationalNumber[] = [
  // Netherlands, BSN
  { form: /^(?:\d{9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3})$/, isValid: isElevenTest },
  // United States, SSN: no check digit, so only as it is always written
  { form: /^(?!000|666|9)\d{3}([ -–])(?!00)\d{2}\1(?!0000)\d{4}$/, isValid: () => true },
  // Portugal, NIF of a person
  { form: /^[123](?:\d{8}|\d{2}[ .]\d{3}[ .]\d{3})$/, isValid: isNif },
  // Germany, Steuer-ID
  { form: /^(?:\d{11}|\d{2} \d{3} \d{3} \d{3})$/, isValid: isSteuerId },
  { form: /^\d{11}$/, isValid: isPesel },
  { form: /^\d{6}[ ]?\d{5}$/, isValid: isFodselsnummer },
  { form: /^\d{2}\.?\d{2}\.?\d{2}[ -]?\d{3}[ .]?\d{2}$/, isValid: isRijksregister },
  // Brazil, CPF
  { form: /^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/, isValid: isCpf },
  // France, NIR
  { form: /^[1278] ?\d\d ?\d\d ?\d\d ?\d{3} ?\d{3} ?\d\d$/, isValid: isNir },
  // Switzerland, AHV
  { form: /^756\.?\d{4}\.?\d{4}\.?\d{2}$/, isValid: isAhv },
  // Sweden, personnummer
  {
    form: /^(?:\d\d)?\d{6}-\d{4}$/,
    isValid: (digits) => isLuhn(digits.slice(-10)) && isBirthDate(digits.slice(-8, -6), digits.slice(-6, -4), 100),
  },
];

/** @returns whether the digits, as written, are a citizen's or tax number of a country that gives it a check. */
export function isNationalNumber(digits: string, written: string): boolean {
  return NUMBERS.some(({ form, isValid }) => form.test(written) && isValid(digits));
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const HETU_LETTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const FISCALE_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Numbers with letters in them, by form and check. */
const LETTERED: readonly NationalNumber[] = [
  // Spain, DNI and NIE
  {
    form: /\b[XYZ]?-?\d{7,8}-?[A-HJ-NP-TV-Z]\b/gi,
    isValid: (code) => {
      const digits = code.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
      return digits.length === 8 && DNI_LETTERS[Number(digits) % 23] === code.at(-1);
    },
  },
  // Italy, codice fiscale
  { form: /\b[A-Z]{6}[\dL-V]{2}[A-EHLMPRST][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]\b/gi, isValid: isCodiceFiscale },
  // France, NIR of Corsica
  { form: /\b[12] ?\d\d ?\d\d ?2[AB] ?\d{3} ?\d{3} ?\d\d\b/gi, isValid: () => true },
  // Finland, henkilötunnus
  {
    form: /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b/gi,
    isValid: (code) => {
      const digits = code.replaceAll(/\D/g, '').slice(0, 9).padEnd(9, '0');
      return HETU_LETTERS[Number(digits) % 31] === code.at(-1);
    },
  },
  // United Kingdom, National Insurance number
  {
    form: /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b/g,
    isValid: () => true,
  },
];

function isCodiceFiscale(code: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const unit = code.charCodeAt(index);
    const value = unit < 65 ? unit - 48 : unit - 65;
    sum += index % 2 === 0 ? (FISCALE_ODD[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

/** What one of them begins with: one look that spares the others for almost all texts. */
const LETTERED_HINT = /\d{6}|\b[a-z]{2} ?\d\d ?\d\d|[a-z]{6}[\dl-v]{2}[a-ehlmprst][\dl-v]{2}|\d ?2[ab] ?\d/i;

/** @returns where national numbers with letters stand. */
export function findLetteredNumbers(text: string): [number, number][] {
  if (!LETTERED_HINT.test(text)) return [];
  return LETTERED.flatMap(({ form, isValid }) =>
    [...text.matchAll(form)]
      .filter((match) => isValid(match[0].toUpperCase().replaceAll(/[ -]/g, '')))
      .map((match): [number, number] => [match.index, match.index + match[0].length]),
  );
}
