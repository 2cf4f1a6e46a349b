/** What decides which value suits a field. */
export interface FieldKind {
  /** The type of an input; `textarea`, `editable` for the others. */
  type: string;
  autocomplete: string;
  /** Names and labels, in small letters. */
  says: string;
  maxLength: number | undefined;
  min: string;
  max: string;
}

type Make = (number: number, kind: FieldKind) => string;

/** What the names and the labels of a field ask for, the first that fits. */
const BY_WORDS: readonly [RegExp, Make][] = [
  [/cc-number|card.?num|kaart.?num|pas.?nummer|karten.?num|num[eé]ro.*carte|tarjeta|credit.?card/, card],
  [/cc-csc|\bcv[cv]2?\b|security.?code/, (number) => String(100 + (number % 900))],
  [/cc-exp|expir|vervaldatum|geldig.?tot|ablauf/, (number) => `${pad(1 + (number % 12), 2)}/${30 + (number % 9)}`],
  [/\biban\b|rekening|bank.?account|kontonummer/, iban],
  [/one.?time|\botp\b|2fa|verif.*code|\bpin\b|pin.?code/, (number) => pad(700_000 + (number % 99_999), 6)],
  [/birth|geboorte|geburt|naissance|nacimiento|\bdob\b|bday/, (number) => date(number, 1950)],
  [/e-?mail/, email],
  [/phone|telefo|\btel\b|mobile|mobiel|handy/, tel],
  [
    /postal|post.?code|\bzip\b|\bplz\b/,
    (number) => `${1000 + (number % 8999)} ${word(number).slice(0, 2).toUpperCase()}`,
  ],
  [/amount|bedrag|salary|salaris|gehalt|income|inkomen|price|prijs|betrag|quantity|aantal/, figure],
];

const BY_TYPE: Record<string, Make> = {
  password: (number) => `${word(number)}-${word(number, 1)}7!a`,
  email,
  tel,
  url: (number) => `https://${word(number).toLowerCase()}.example/${word(number, 1).toLowerCase()}`,
  number: (number, kind) => within(50_000 + number, kind),
  range: (number, kind) => within(50 + (number % 40), kind),
  color: (number) => `#${(0x10_20_30 + number * 257).toString(16).padStart(6, '0')}`,
  date: (number, kind) => nearest(date(number, 1990), kind),
  month: (number, kind) => nearest(date(number, 1990).slice(0, 7), kind),
  week: (number, kind) => nearest(`${1990 + (number % 30)}-W${pad(1 + (number % 50), 2)}`, kind),
  time: (number, kind) => nearest(time(number), kind),
  'datetime-local': (number, kind) => nearest(`${date(number, 1990)}T${time(number)}`, kind),
};

/** Kinds whose value the browser checks: words on the field cannot change it. */
const CHECKED = /^(?:number|range|color|date|month|week|time|datetime-local|password)$/;

/** @returns a value that suits the field and that no other field gets. */
export function markedValue(kind: FieldKind, number: number): string {
  const byWords = BY_WORDS.find(([words]) => words.test(`${kind.autocomplete} ${kind.says}`))?.[1];
  const make = CHECKED.test(kind.type) ? BY_TYPE[kind.type] : (byWords ?? BY_TYPE[kind.type]);
  const value = (make ?? prose)(number, kind);
  return kind.maxLength === undefined ? value : shorten(value, kind.maxLength, number);
}

/** Characters of a value from which it is found in a recording only when it is meant. */
const TELLING_CHARACTERS = 8;

/** @returns whether the value can be looked for in the whole recording, or only in its own field. */
export function isTelling(stripped: string): boolean {
  return stripped.length >= TELLING_CHARACTERS;
}

function shorten(value: string, maxLength: number, number: number): string {
  if (value.length <= maxLength) return value;
  return /^[\d ]+$/.test(value) || maxLength < 3
    ? pad(number, maxLength).slice(-maxLength)
    : word(number).slice(0, maxLength);
}

function prose(number: number): string {
  return `${word(number)} ${word(number, 1).toLowerCase()}`;
}

function email(number: number): string {
  return `${word(number).toLowerCase()}.${word(number, 1).toLowerCase()}@example.com`;
}

function tel(number: number): string {
  return `+31 6 ${pad(5_550_000 + (number % 9999), 8)}`;
}

function figure(number: number): string {
  return String(50_000 + number);
}

function date(number: number, from: number): string {
  return `${from + (number % 30)}-${pad(1 + (number % 12), 2)}-${pad(1 + (number % 28), 2)}`;
}

function time(number: number): string {
  return `${pad(8 + (number % 12), 2)}:${pad(number % 60, 2)}`;
}

/** A test number: its first digits belong to no bank that gives out cards. Its last digit is Luhn's. */
function card(number: number): string {
  const body = `400000${pad(number, 9)}`;
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digit, index) => total + luhn(Number(digit), index), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function luhn(digit: number, index: number): number {
  if (index % 2 === 1) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

/** A bank that does not exist, with the check digits of ISO 7064 (mod 97). */
function iban(number: number): string {
  const account = pad(number, 10);
  const digits = Array.from(`TEST${account}NL00`, (sign) => Number.parseInt(sign, 36)).join('');
  return `NL${pad(Number(98n - (BigInt(digits) % 97n)), 2)}TEST${account}`;
}

function within(wanted: number, { min, max }: FieldKind): string {
  const low = min === '' ? Number.NEGATIVE_INFINITY : Number(min);
  const high = max === '' ? Number.POSITIVE_INFINITY : Number(max);
  return String(Math.min(Math.max(wanted, low), high));
}

/** Dates and times compare as texts. */
function nearest(value: string, { min, max }: FieldKind): string {
  if (min !== '' && value < min) return min;
  return max !== '' && value > max ? max : value;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = 3;
/** Has no factor in common with the number of syllables, so that words come round only after all of them. */
const STRIDE = 7919;

/**
 * A word that no language has, made of letters only, so that no detector takes it for a key. No two fields share one:
 * what is remembered of a sensitive field would be taken out of the other.
 */
function word(number: number, which: 0 | 1 = 0): string {
  let rest = (2 * number + which) * STRIDE;
  let made = '';
  for (let syllable = 0; syllable < SYLLABLES; syllable++) {
    made += CONSONANTS.charAt(rest % CONSONANTS.length);
    rest = Math.floor(rest / CONSONANTS.length);
    made += VOWELS.charAt(rest % VOWELS.length);
    rest = Math.floor(rest / VOWELS.length);
  }
  return made.charAt(0).toUpperCase() + made.slice(1);
}
