/**
 * JSON written column by column: what stands in the same place of like objects lies side by side, a list of keys and each
 * different string are written once, and whole numbers as what they are more than the one before. A page is thousands of
 * nodes that are made alike: compressed, a chunk is a tenth to a half of what it is as JSON.
 *
 * A column is its values' tokens, each after a comma, in the order in which the value is walked from the top, with whole
 * numbers of the digits q to z and a to p (so that no number of ours can be taken for one of the page's). A whole number is
 * its difference from the last one in that column (the first one from 0); where that leaps, the last one is remembered, and
 * `P` is the difference from what is remembered: two rows of numbers that take turns stay as small as each. `S` is the next
 * string that has not been there, `Sr` the second; `Or` an object of the second shape, whose values stand in the shape's
 * columns; `Ar` a list of one, which stands in the column that `items` names for this one; `Vnull`, `Vtrue`, `V1.5` what
 * JSON writes.
 */
export interface Columns {
  strings: string[];
  /** Of each shape its first column (that of the next key is the next one) and its keys. */
  shapes: [first: number, ...keys: string[]][];
  /** The value itself is what the first column begins with. */
  columns: string[];
  /** For each column the one that the values of its lists stand in; -1 where it has none. */
  items: number[];
}

/** The digits 0 to 25: letters, so that no number of ours can be taken for one of the page. */
const DIGITS = 'qrstuvwxyzabcdefghijklmnop';

/** Where the whole numbers of a column have come to. */
export interface Cursor {
  last: number;
  remembered: number;
}

/** Whether a difference is so large that the number before it is worth remembering: more than one digit. */
export function isLeap(difference: number): boolean {
  return Math.abs(difference) >= DIGITS.length;
}

/** @param isFromRemembered whether the number was written as its difference from the remembered one */
export function moveTo(cursor: Cursor, number: number, isFromRemembered: boolean): number {
  if (isFromRemembered || isLeap(number - cursor.last)) cursor.remembered = cursor.last;
  return (cursor.last = number);
}

/** @returns a whole number as it stands in columns. */
export function toDigits(value: number): string {
  return value >= 0 && value < DIGITS.length
    ? (DIGITS[value] as string)
    : value.toString(26).replaceAll(/\d/g, toLetter);
}

const toLetter = (digit: string) => DIGITS[Number(digit)] as string;

/** @throws Error where the text is no whole number, or one that is not exact */
export function fromDigits(text: string): number {
  const start = text[0] === '-' ? 1 : 0;
  let value = 0;
  for (let index = start; index < text.length; index++) {
    const digit = DIGITS.indexOf(text[index] as string);
    if (digit < 0) throw new Error('this is no whole number');
    value = value * DIGITS.length + digit;
  }
  if (start === text.length || !Number.isSafeInteger(value)) throw new Error('this is no whole number');
  return start ? -value : value;
}
