import type { Range } from '../ranges.ts';
import { findQueries } from './addresses.ts';
import { findNumbers } from './digits.ts';
import { findIbans } from './iban.ts';
import { findKeys } from './keys.ts';
import { findLabelled } from './labelled.ts';
import { findLetteredNumbers } from './national.ts';
import { findPhrase } from './phrase.ts';
import { measureWords } from './measure.ts';
import { toPlain } from './plain.ts';
import { findTokens } from './token.ts';

/**
 * Where the text stands: `prose` is read by people; `title` too, but apps put codes there; `name` is a class, an id or
 * something else that code reads, where tokens are common; `style` is CSS or the geometry of a drawing, full of numbers
 * that mean nothing, so that only echoes are looked for; `joined` is several texts read as one, in which what looks drawn
 * by lot need not be.
 */
export type Context = 'prose' | 'title' | 'name' | 'style' | 'joined';

/** Characters: the shortest number with a checksum has 8 digits and a letter, the shortest labelled value 4 after 3. */
const SHORTEST = 7;
/** Digits that a number with a checksum has at least. */
const FEW_DIGITS = 6;
/** A value that its label announces has a digit at least. */
const VALUE_MIN = 1;
/** Characters of the shortest word that can be a key, or an address with a query. */
const WORD_MIN = 8;
/** Characters from which letters mixed with digits are a token and not a serial number. */
const TOKEN_MIN: Record<Context, number> = {
  prose: 20,
  title: 14,
  name: 20,
  style: Number.POSITIVE_INFINITY,
  joined: Number.POSITIVE_INFINITY,
};

const NOTHING: readonly Range[] = [];

/** @returns where sensitive values stand, known by their own form, however they are written. */
export function detect(text: string, context: Context): readonly Range[] {
  const found = detectWritten(text, context);
  const plain = context === 'style' ? undefined : toPlain(text);
  // Where something is found only so, nobody knows where it stands: all of the text goes.
  return plain && detectWritten(plain, context).length > found.length ? [[0, text.length]] : found;
}

function detectWritten(text: string, context: Context): readonly Range[] {
  if (text.length < SHORTEST || context === 'style') return NOTHING;
  const { digits, longest, dashed } = measureWords(text);
  const isLabelling = digits >= VALUE_MIN && context !== 'name';
  const found: Range[] = isLabelling ? findLabelled(text) : [];
  if (context === 'prose') found.push(...findPhrase(text));
  if (longest < WORD_MIN && digits < FEW_DIGITS) return found;
  if (digits >= FEW_DIGITS) found.push(...findNumbers(text), ...findIbans(text), ...findLetteredNumbers(text));
  if (longest >= WORD_MIN) found.push(...findKeys(text, dashed), ...findQueries(text));
  if (longest >= TOKEN_MIN[context]) found.push(...findTokens(text, TOKEN_MIN[context]));
  return found;
}
