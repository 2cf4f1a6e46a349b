import type { Context } from './detectors/detect.ts';
import { isLabelledBy } from './detectors/labelled.ts';
import { findPhraseTexts } from './detectors/phrase.ts';
import { MASK } from './mask.ts';
import { mergeRanges, type Range } from './ranges.ts';

/** Between two texts: `inline` text runs on; `near` it runs on when the pieces are short; `apart` it is another text. */
export type Joint = 'inline' | 'near' | 'apart';

export interface Across {
  texts: readonly string[];
  joints: readonly Joint[];
  detectIn: (text: string, context: Context) => readonly Range[];
  findEchoes: ((text: string) => readonly Range[]) | undefined;
}

/** The texts as one, with a space where a line ends, and where each of them begins. */
interface Joined {
  whole: string;
  starts: readonly number[];
}

/** Characters of a piece that makes little sense alone, as a box of a code or a group of a card number. */
const SHORT_PIECE = 5;

/** @returns the texts masked where something sensitive runs across them, or undefined when nothing does. */
export function scrubAcross(across: Across): (string | undefined)[] | undefined {
  const { texts, joints, findEchoes } = across;
  const joined = join(texts, joints);
  const found = findPhraseTexts(texts, () => spansOf(texts, joined));
  if (findEchoes) found.push(...findEchoes(joined.whole));
  let first = 0;
  for (let next = 1; next <= texts.length; next++) {
    // None after the last text, where the last run ends.
    const isText = next < texts.length;
    if (isText && isLabelledBy(texts[next - 1], texts[next])) found.push(spanOf(texts, joined, next));
    if (isText && runsOn(texts, joints[next], next)) continue;
    if (next - first > 1) findInRun(across, joined, [first, next], found);
    first = next;
  }
  return found.length === 0 ? undefined : maskPieces(texts, spansOf(texts, joined), found);
}

/** The texts of a run are looked at as the one text that they are. */
function findInRun({ texts, detectIn }: Across, { whole, starts }: Joined, [first, next]: Range, found: Range[]): void {
  const from = starts[first] ?? 0;
  const run = whole.slice(from, (starts[next - 1] ?? 0) + (texts[next - 1]?.length ?? 0));
  let isAnyWritten = false;
  for (let index = first; index < next && !isAnyWritten; index++) isAnyWritten = isWritten(texts[index] ?? '');
  for (const [at, until] of detectIn(run, isAnyWritten ? 'joined' : 'prose')) found.push([at + from, until + from]);
}

/**
 * @returns whether a text begins with a word or a number as people write them. Where such texts stand side by side (an
 * invoice number, its state, its customer) their run looks drawn by lot and is not.
 */
function isWritten(text: string): boolean {
  return (PLAIN.test(text) ? PLAINLY_WRITTEN : WRITTEN).test(text);
}

/** Browsers take a millisecond to learn what a letter is in Unicode, and most texts need it not. */
const PLAIN = /^[\0-\x7f]*$/;
const PLAINLY_WRITTEN = /^\s*(?:[A-Z]?[a-z]{3,}|\d{1,6}(?:[-.,/]\d+)+)(?![A-Za-z\d])/;
const WRITTEN = /^\s*(?:\p{Lu}?\p{Ll}{3,}|\d{1,6}(?:[-.,/]\d+)+)(?![\p{L}\d])/u;

function join(texts: readonly string[], joints: readonly Joint[]): Joined {
  const starts: number[] = [];
  let whole = '';
  texts.forEach((text, index) => {
    if (index > 0 && joints[index] !== 'inline') whole += ' ';
    starts.push(whole.length);
    whole += text;
  });
  return { whole, starts };
}

function spanOf(texts: readonly string[], { starts }: Joined, index: number): Range {
  const start = starts[index] ?? 0;
  return [start, start + (texts[index]?.length ?? 0)];
}

function spansOf(texts: readonly string[], joined: Joined): Range[] {
  return texts.map((_, index) => spanOf(texts, joined, index));
}

function runsOn(texts: readonly string[], joint: Joint | undefined, index: number): boolean {
  if (joint === 'inline') return true;
  const longest = joint === 'near' ? SHORT_PIECE : 1;
  return isShort(texts[index - 1], longest) && isShort(texts[index], longest);
}

function isShort(text: string | undefined, longest: number): boolean {
  return text === undefined || text.length <= longest || text.trim().length <= longest;
}

/** The first text that a stretch touches gets the mask, the others lose their part: their number says nothing then. */
function maskPieces(
  texts: readonly string[],
  spans: readonly Range[],
  found: readonly Range[],
): (string | undefined)[] {
  const merged = mergeRanges(found);
  return texts.map((text, index) => {
    const [start, end] = spans[index] ?? [0, 0];
    const touching = merged.filter(([from, to]) => from < end && to > start);
    if (touching.length === 0) return undefined;
    let result = '';
    let at = start;
    for (const [from, to] of touching) {
      result += text.slice(at - start, Math.max(from, start) - start) + (from >= start ? MASK : '');
      at = Math.min(to, end);
    }
    return result + text.slice(at - start);
  });
}
