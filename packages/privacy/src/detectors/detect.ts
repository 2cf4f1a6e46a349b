import type { Range } from '../ranges.ts';
import { findNumbers } from './digits.ts';
import { findIbans } from './iban.ts';
import { findKeys } from './keys.ts';
import { findLabelled } from './labelled.ts';
import { findLetteredNumbers } from './national.ts';
import { findTokens } from './token.ts';

/**
 * Where the text stands: `prose` is read by people; `title` too, but apps put codes there; `name` is a class, an id or
 * something else that code reads, where tokens are common; `style` is CSS or the geometry of a drawing, full of numbers
 * that mean nothing, so that only echoes are looked for.
 */
export type Context = 'prose' | 'title' | 'name' | 'style';

/** Characters: the shortest number with a checksum has 8 digits and a letter, the shortest labelled value 4 after 3. */
const SHORTEST = 7;
/** Digits that a number with a checksum has at least. */
const FEW_DIGITS = 6;
/** Characters from which letters mixed with digits are a token and not a serial number. */
const TOKEN_MIN: Record<Context, number> = { prose: 20, title: 14, name: 20, style: Number.POSITIVE_INFINITY };

/** @returns where sensitive values stand, known by their own form. */
export function detect(text: string, context: Context): Range[] {
  if (text.length < SHORTEST || context === 'style') return [];
  const { digits, longest } = measure(text);
  if (digits === 0 && longest < 16) return text.includes('asic') || text.includes('earer') ? findKeys(text) : [];
  const found: Range[] = [];
  if (digits >= FEW_DIGITS) found.push(...findNumbers(text), ...findIbans(text), ...findLetteredNumbers(text));
  if (longest >= 10) found.push(...findKeys(text));
  if (longest >= TOKEN_MIN[context]) found.push(...findTokens(text, TOKEN_MIN[context]));
  if (digits > 0 && context !== 'name') found.push(...findLabelled(text));
  return found;
}

/** One cheap look at the text: how many digits, and how long its longest word with `_`, `-`, `.` and `:` in it is. */
function measure(text: string): { digits: number; longest: number } {
  let digits = 0;
  let longest = 0;
  let word = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isDigit = unit >= 48 && unit <= 58;
    if (isDigit) digits++;
    if (isDigit || (unit | 32) > 96 || unit === 45 || unit === 46) word++;
    else {
      if (word > longest) longest = word;
      word = 0;
    }
  }
  return { digits, longest: Math.max(longest, word) };
}
