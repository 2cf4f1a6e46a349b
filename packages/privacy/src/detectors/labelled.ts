import { isSensitiveText } from '../fields/field.ts';
import { fold } from '../fields/fold.ts';
import { HARMLESS, SENSITIVE } from '../fields/words.ts';
import type { Range } from '../ranges.ts';
import { remembered } from '../remembered.ts';

const WORTH_A_LOOK = /[a-z]{3}/i;
const SENSITIVE_EVERYWHERE = new RegExp(SENSITIVE.source, 'g');
/** The value that a label announces: within a few words of it, at least this long, with a digit in it. */
const VALUE = /^(?:[^\d\n]{0,24}?[\s:=(#"'])?((?=[^\s"']*\d)[^\s,;"'()]{4,}(?: \d{2,}[^\s,;"'()]*)*)/;
const SHORT = 3;

/** @returns where values stand that the text itself calls sensitive: "your PIN is 4821", "API key: a1b2c3". */
export function findLabelled(text: string): Range[] {
  // Without its numbers: texts of tables differ in those only, and are remembered.
  if (!WORTH_A_LOOK.test(text) || !isSensitiveText(text.replaceAll(/\d+/g, '0'))) return [];
  const folded = fold(text).replaceAll(HARMLESS, (harmless) => '.'.repeat(harmless.length));
  if (folded.length !== text.length) return [[0, text.length]];
  const found: Range[] = [];
  for (const label of folded.matchAll(SENSITIVE_EVERYWHERE)) {
    const after = label.index + label[0].length;
    const value = VALUE.exec(text.slice(after, after + 120));
    const written = value?.[1]?.replace(/[.:]+$/, '') ?? '';
    if (value && written.length > SHORT) {
      const from = after + value[0].indexOf(written);
      found.push([from, from + written.length]);
    }
  }
  return found;
}

/** Characters of a text that is a label and nothing else. */
const LABEL_MAX = 40;

/** @returns whether `text` is the value that the text right before it announces: "API key" | "a1b2c3d4". */
export function isLabelledBy(label = '', text = ''): boolean {
  if (text.length < 4 || label.length < 2 || !/\d/.test(text)) return false;
  const name = label.trim();
  if (name.length > LABEL_MAX || !isLabel(name)) return false;
  const value = text.trim();
  return value.length >= 4 && value.length <= 512 && !/[^\d]\s/.test(value);
}

/** Labels remembered; columns of tables have the same few above or before their values. */
const REMEMBERED = 2000;

const isLabel = remembered(
  REMEMBERED,
  (name) => WORTH_A_LOOK.test(name) && name.split(/\s+/).length <= 4 && isSensitiveText(name),
);
