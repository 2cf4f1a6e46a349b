import type { Haystack } from './haystack.ts';
import type { Secret } from './secret.ts';

/** The part of a secret that counts as the secret, and the most characters that are looked for at once. */
const TELLING_PART = 0.6;
const WINDOW_MAX = 24;
/** Characters from which the beginning of a secret, as a whole value, is what was typed so far. */
const TYPED_MIN = 4;
const TYPED_DIGITS_MIN = 5;
/** Characters of a secret from which it is no accident that they follow one another. */
const SPELLED_MIN = 5;

/** @returns where and how the secret is in there, or undefined. */
export function findSecret(haystack: Haystack, secret: Secret): string | undefined {
  const needles = secret.isShort ? [] : [...windows(secret.core), ...windows(reverse(secret.core)).map(reversed)];
  return (
    findShort(haystack, secret) ??
    findWindow(haystack, needles) ??
    findSpelled(haystack, secret) ??
    findTyped(haystack, secret)
  );
}

interface Needle {
  text: string;
  how: string;
}

/** Pieces of the secret that overlap, so that any piece much longer than one of them holds one. */
function windows(core: string): Needle[] {
  const size = Math.min(Math.max(6, Math.ceil(core.length * TELLING_PART)), WINDOW_MAX, core.length);
  const step = Math.max(1, Math.floor((core.length - size) / 12));
  const needles: Needle[] = [];
  for (let at = 0; at + size <= core.length; at += step)
    needles.push({ text: core.slice(at, at + size), how: `"${core.slice(at, at + size)}"` });
  return needles;
}

const reverse = (text: string) => [...text].toReversed().join('');
const reversed = ({ text, how }: Needle): Needle => ({ text, how: `${how}, reversed` });

function findWindow({ texts, streams }: Haystack, needles: readonly Needle[]): string | undefined {
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
  const [found] = [core, reverse(core)].filter((form) => words.has(form) || values.has(form));
  return found && `"${found}" by itself`;
}

function findSpelled({ characters }: Haystack, { core }: Secret): string | undefined {
  if (core.length < SPELLED_MIN) return undefined;
  for (const [field, stream] of characters)
    if (stream.includes(core) || stream.includes(reverse(core))) return `spelled out in values of ${field}`;
  return undefined;
}

function findTyped({ values }: Haystack, { core }: Secret): string | undefined {
  const shortest = /^\d/.test(core) ? TYPED_DIGITS_MIN : TYPED_MIN;
  for (let length = shortest; length < core.length; length++)
    if (values.has(core.slice(0, length))) return `typed as far as "${core.slice(0, length)}"`;
  return undefined;
}

/** Characters before and after a finding that tell where it is. */
const CONTEXT = 30;

function around(texts: string, at: number): string {
  return texts
    .slice(Math.max(0, at - CONTEXT), at + CONTEXT)
    .split('\n')
    .join('|');
}
