import { detect, type Context } from './detectors/detect.ts';
import { isLabelledBy } from './detectors/labelled.ts';
import { findPhraseTexts } from './detectors/phrase.ts';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { MASK } from './mask.ts';
import { maskRanges, mergeRanges, type Range } from './ranges.ts';

/** Takes out of a text what is sensitive in itself: echoes of secrets, and what the detectors know. */
export interface Scrubber {
  /** @returns the text with a mask over each sensitive stretch. */
  scrub(text: string, context: Context): string;
  /** @returns where sensitive stretches stand. */
  find(text: string, context: Context): readonly Range[];
  /** @returns whether anything sensitive stands in the text. */
  isClean(text: string, context: Context): boolean;
  /** @returns texts that stand beside each other, masked where something sensitive runs across them, or undefined. */
  scrubAcross(texts: readonly string[], joints: readonly Joint[]): (string | undefined)[] | undefined;
  /** Looks for a value that may yet become sensitive, as if it were; nothing stops that. */
  hold(value: string | undefined): void;
  /** Told the time before and after each event: soon after a secret changed, single characters of it are looked for. */
  at(timestamp: number): void;
}

/** Between two texts: `inline` text runs on; `near` it runs on when the pieces are short; `apart` it is another text. */
export type Joint = 'inline' | 'near' | 'apart';

/** Milliseconds after a keystroke in which an app still repeats it: debouncing and rendering take less. */
const LIVE_MS = 2000;
/** Characters of a piece that makes little sense alone, as a box of a code or a group of a card number. */
const SHORT_PIECE = 5;
/** Characters of a name that is worth remembering. */
const NAME_MIN = 12;
/** Names that are remembered with what became of them; a page has a few hundred classes. */
const REMEMBERED_NAMES = 4000;

/** @returns a scrubber that looks for what `echoes` holds and for what the detectors know. */
export function createScrubber(echoes: Echoes): Scrubber {
  const held = createEchoes();
  let now = 0;
  let liveUntil = 0;
  let version = echoes.version;
  let namedAt = version;
  const names = new Map<string, string>();

  const hasEchoes = (): boolean => echoes.size + held.size > 0;
  function findEchoes(text: string): Range[] {
    return held.size === 0 ? echoes.find(text) : [...echoes.find(text), ...held.find(text)];
  }
  function find(text: string, context: Context): readonly Range[] {
    const found = detect(text, context);
    if (!hasEchoes()) return found;
    const live = now <= liveUntil && context !== 'name' ? echoes.findLive(text) : [];
    return [...found, ...findEchoes(text), ...live];
  }
  function scrub(text: string, context: Context): string {
    if (context !== 'name' || text.length < NAME_MIN) return maskFound(text, find(text, context));
    if (namedAt !== echoes.version) names.clear();
    namedAt = echoes.version;
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
    scrubAcross: (texts, joints) =>
      texts.length < 2 ? undefined : scrubAcross(texts, joints, hasEchoes() ? findEchoes : undefined),
    hold(value) {
      if (held.size > 0) held.clear();
      if (value !== undefined) held.remember(value);
    },
    at(timestamp) {
      now = timestamp;
      if (version !== echoes.version) liveUntil = now + LIVE_MS;
      version = echoes.version;
    },
  };
}

function maskFound(text: string, found: readonly Range[]): string {
  return found.length === 0 ? text : maskRanges(text, found);
}

function scrubAcross(
  texts: readonly string[],
  joints: readonly Joint[],
  findEchoes: ((text: string) => Range[]) | undefined,
): (string | undefined)[] | undefined {
  const spans = spansOf(texts, joints);
  const found = findPhraseTexts(texts, spans);
  if (findEchoes) found.push(...findEchoes(join(texts, joints)));
  let first = 0;
  for (let next = 1; next <= texts.length; next++) {
    const [start, end] = spans[next] ?? [0, 0];
    if (next < texts.length && isLabelledBy(texts[next - 1], texts[next])) found.push([start, end]);
    if (next < texts.length && runsOn(texts, joints, next)) continue;
    if (next - first > 1)
      found.push(...detectIn(texts.slice(first, next), joints.slice(first, next), spans[first]?.[0]));
    first = next;
  }
  return found.length === 0 ? undefined : maskPieces(texts, spans, found);
}

/** @returns what the detectors find in a run of texts that begins at `start`. */
function detectIn(texts: readonly string[], joints: readonly Joint[], start = 0): Range[] {
  const run = join(texts, joints);
  return detect(run, texts.some(isWritten) ? 'joined' : 'prose').map(([from, to]) => [from + start, to + start]);
}

/**
 * @returns whether a text begins with a word or a number as people write them. Where such texts stand side by side (an
 * invoice number, its state, its customer) their run looks drawn by lot and is not.
 */
function isWritten(text: string): boolean {
  return /^\s*(?:\p{Lu}?\p{Ll}{3,}|\d{1,6}(?:[-.,/]\d+)+)(?![\p{L}\d])/u.test(text);
}

/** @returns the texts as one, with a space where a line ends. */
function join(texts: readonly string[], joints: readonly Joint[]): string {
  return texts.map((text, index) => (index > 0 && joints[index] !== 'inline' ? ` ${text}` : text)).join('');
}

/** @returns where each of the texts stands when they are joined. */
function spansOf(texts: readonly string[], joints: readonly Joint[]): Range[] {
  let at = 0;
  return texts.map((text, index) => {
    const from = index > 0 && joints[index] !== 'inline' ? at + 1 : at;
    at = from + text.length;
    return [from, at];
  });
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
