import type { Haystack } from './haystack.ts';
import type { Secret } from './secret.ts';

/** The part of a secret that counts as the secret, and the most characters that are looked for at once. */
const TELLING_PART = 0.6;
const WINDOW_MAX = 24;
/** Characters of a piece below which it may stand somewhere by accident; drawings and times are full of digits. */
const LETTERS_MIN = 6;
const DIGITS_MIN = 8;
/** Characters from which the beginning of a secret, as a whole value, is what was typed so far. */
const TYPED_MIN = 4;
/** The same when it is nothing but letters, or nothing but digits. */
const TYPED_PLAIN_MIN = 5;
/** Characters of a secret from which it is no accident that they follow one another. */
const SPELLED_MIN = 5;

/**
 * @param isKnownLate whether nobody can tell that it is a secret before most of it is there
 * @returns where and how the secret is in there, or undefined.
 */
export function findSecret(haystack: Haystack, secret: Secret, isKnownLate = false): string | undefined {
  const needles = secret.isShort ? [] : [...windows(secret.core), ...windows(reverse(secret.core)).map(reversed)];
  return (
    findShort(haystack, secret) ??
    findWindow(haystack, needles) ??
    findSpelled(haystack, secret) ??
    findTyped(haystack, secret, isKnownLate)
  );
}

interface Needle {
  text: string;
  how: string;
}

/** Pieces of the secret that overlap, so that any piece much longer than one of them holds one. */
function windows(core: string): Needle[] {
  const least = /^\d+$/.test(core) ? DIGITS_MIN : LETTERS_MIN;
  const size = Math.min(Math.max(least, Math.ceil(core.length * TELLING_PART)), WINDOW_MAX, core.length);
  const step = Math.max(1, Math.floor((core.length - size) / 12));
  const needles: Needle[] = [];
  for (let at = 0; at + size <= core.length; at += step)
    needles.push({ text: core.slice(at, at + size), how: `"${core.slice(at, at + size)}"` });
  return needles;
}

const reverse = (text: string) => Array.from(text).toReversed().join('');
const reversed = ({ text, how }: Needle): Needle => ({ text, how: `${how}, reversed` });

function findWindow({ texts, streams, mayHold }: Haystack, all: readonly Needle[]): string | undefined {
  const needles = all.filter(({ text }) => mayHold(text));
  for (const { text, how } of needles) {
    const at = texts.indexOf(text);
    if (at !== -1) return `${how} in "${around(texts, at)}"`;
  }
  for (const [field, stream] of streams) {
    const needle = needles.find(({ text }) => stream.includes(text));
    if (needle) return `${needle.how} over several values of ${field}`;
  }
  return undefined;
}

function findShort({ words, values }: Haystack, { core, isShort }: Secret): string | undefined {
  if (!isShort) return undefined;
  const found = [core, reverse(core)].find((form) => words.has(form) || values.has(form));
  return found && `"${found}" by itself`;
}

function findSpelled({ characters }: Haystack, { core }: Secret): string | undefined {
  if (core.length < SPELLED_MIN) return undefined;
  for (const [field, stream] of characters)
    if (stream.includes(core) || stream.includes(reverse(core))) return `spelled out in values of ${field}`;
  return undefined;
}

function findTyped({ values }: Haystack, { core, value }: Secret, isKnownLate: boolean): string | undefined {
  const shortest = isKnownLate ? Math.ceil(core.length * TELLING_PART) : shortestOf(core, value);
  for (let length = shortest; length < core.length - 1; length++) {
    // One beginning may be another's by accident; one key further is not.
    const further = core.slice(0, length + 1);
    if (values.has(core.slice(0, length)) && values.has(further)) return `typed as far as "${further}"`;
  }
  return undefined;
}

/** Of a phrase, more than its first word, which may stand anywhere. */
function shortestOf(core: string, value: string): number {
  const [first = '', second] = value.split(' ');
  if (second && /^[a-z]+$/.test(first)) return first.length + TYPED_MIN;
  return /\d/.test(core.slice(0, TYPED_MIN)) !== /[a-z]/.test(core.slice(0, TYPED_MIN)) ? TYPED_PLAIN_MIN : TYPED_MIN;
}

/** Characters before and after a finding that tell where it is. */
const CONTEXT = 30;

function around(texts: string, at: number): string {
  return texts
    .slice(Math.max(0, at - CONTEXT), at + CONTEXT)
    .split('\n')
    .join('|');
}
