import { detect, type Context } from './detectors/detect.ts';
import { isLabelledBy } from './detectors/labelled.ts';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { MASK } from './mask.ts';
import { maskRanges, mergeRanges, type Range } from './ranges.ts';

/** Takes out of a text what is sensitive in itself: echoes of secrets, and what the detectors know. */
export interface Scrubber {
  /** @returns the text with a mask over each sensitive stretch. */
  scrub(text: string, context: Context): string;
  /** @returns where sensitive stretches stand. */
  find(text: string, context: Context): Range[];
  /** @returns whether anything sensitive stands in the text. */
  isClean(text: string, context: Context): boolean;
  /** @returns texts that stand beside each other, masked where something sensitive runs across them, or undefined. */
  scrubAcross(texts: readonly string[], joints: readonly Joint[]): (string | undefined)[] | undefined;
  /** Looks for a value that may yet become sensitive, as if it were; nothing stops that. */
  hold(value: string | undefined): void;
  /** Told the time of each event: shortly after a secret changed, single characters of it are looked for too. */
  at(timestamp: number): void;
}

/** Between two texts: `inline` text runs on; `near` it runs on when the pieces are short; `apart` it is another text. */
export type Joint = 'inline' | 'near' | 'apart';

/** Milliseconds after a keystroke in which an app still repeats it: debouncing and rendering take less. */
const LIVE_MS = 2000;
/** Characters of a piece that makes little sense alone, as a box of a code or a group of a card number. */
const SHORT_PIECE = 5;
/** Names that are remembered with what became of them; a page has a few hundred classes. */
const REMEMBERED_NAMES = 4000;

/** @returns a scrubber that looks for what `echoes` holds and for what the detectors know. */
export function createScrubber(echoes: Echoes): Scrubber {
  const held = createEchoes();
  let now = 0;
  let liveUntil = 0;
  let version = echoes.version;
  const names = new Map<string, string>();

  function findEchoes(text: string): Range[] {
    const found = echoes.size === 0 ? [] : echoes.find(text);
    return held.size === 0 ? found : [...found, ...held.find(text)];
  }
  function find(text: string, context: Context): Range[] {
    const found = findEchoes(text);
    if (now <= liveUntil && context !== 'name') found.push(...echoes.findLive(text));
    const detected = detect(text, context);
    return detected.length === 0 ? found : [...found, ...detected];
  }
  function scrub(text: string, context: Context): string {
    if (context !== 'name') return maskFound(text, find(text, context));
    const known = names.get(text);
    if (known !== undefined) return known;
    const clean = maskFound(text, find(text, context));
    if (names.size < REMEMBERED_NAMES) names.set(text, clean);
    return clean;
  }
  return {
    scrub,
    find,
    isClean: (text, context) => find(text, context).length === 0,
    scrubAcross: (texts, joints) => scrubAcross(texts, joints, findEchoes),
    hold(value) {
      if (held.size > 0) held.clear();
      if (value !== undefined) held.remember(value);
    },
    at(timestamp) {
      now = timestamp;
      if (version === echoes.version) return;
      version = echoes.version;
      liveUntil = now + LIVE_MS;
      names.clear();
    },
  };
}

function maskFound(text: string, found: readonly Range[]): string {
  return found.length === 0 ? text : maskRanges(text, found);
}

function scrubAcross(
  texts: readonly string[],
  joints: readonly Joint[],
  find: (whole: string) => Range[],
): (string | undefined)[] | undefined {
  if (texts.length < 2) return undefined;
  const { whole, starts } = join(texts, joints);
  const spans = texts.map((text, index): Range => [starts[index] ?? 0, (starts[index] ?? 0) + text.length]);
  const found = find(whole);
  for (const [first, last] of runsOf(texts, joints)) {
    if (first === last) continue;
    const from = spans[first]?.[0] ?? 0;
    const run = whole.slice(from, spans[last]?.[1]);
    const context = texts.slice(first, last + 1).some(isWritten) ? 'joined' : 'prose';
    for (const [start, end] of detect(run, context)) found.push([from + start, from + end]);
  }
  found.push(...spans.filter((_, index) => isLabelledBy(texts[index - 1], texts[index])));
  return found.length === 0 ? undefined : maskPieces(texts, spans, found);
}

/**
 * @returns whether a text begins with a word or a number as people write them. Where such texts stand side by side (an
 * invoice number, its state, its customer) their run looks drawn by lot and is not.
 */
function isWritten(text: string): boolean {
  return /^\s*(?:\p{Lu}?\p{Ll}{3,}|\d{1,6}(?:[-.,/]\d+)+)(?![\p{L}\d])/u.test(text);
}

/** @returns the texts as one, with a space where the line ends, and where each of them begins in it. */
function join(texts: readonly string[], joints: readonly Joint[]): { whole: string; starts: number[] } {
  let whole = '';
  const starts: number[] = [];
  for (let index = 0; index < texts.length; index++) {
    if (index > 0 && joints[index] !== 'inline') whole += ' ';
    starts.push(whole.length);
    whole += texts[index] ?? '';
  }
  return { whole, starts };
}

function runsOf(texts: readonly string[], joints: readonly Joint[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  let first = 0;
  for (let index = 1; index <= texts.length; index++) {
    if (index < texts.length && runsOn(texts, joints, index)) continue;
    runs.push([first, index - 1]);
    first = index;
  }
  return runs;
}

function runsOn(texts: readonly string[], joints: readonly Joint[], index: number): boolean {
  const joint = joints[index];
  if (joint === 'inline') return true;
  const before = texts[index - 1]?.trim().length ?? 0;
  const after = texts[index]?.trim().length ?? 0;
  if (joint === 'near') return before <= SHORT_PIECE && after <= SHORT_PIECE;
  return before <= 1 && after <= 1;
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
