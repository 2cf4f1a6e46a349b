import { detect, type Context } from './detectors/detect.ts';
import { isLabelledBy } from './detectors/labelled.ts';
import { findPhraseTexts } from './detectors/phrase.ts';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { MASK } from './mask.ts';
import { remembered } from './remembered.ts';
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
/** Characters of a text that is worth remembering: shorter ones are looked through as quickly, long ones do not come again. */
const WORTH_MIN = 4;
const WORTH_MAX = 160;
/** Texts that are remembered with what became of them, of each context; a page has a few hundred classes and words. */
const REMEMBERED = 4000;

/** @returns a scrubber that looks for what `echoes` holds and for what the detectors know. */
export function createScrubber(echoes: Echoes): Scrubber {
  const held = createEchoes();
  let now = 0;
  let liveUntil = 0;
  let version = echoes.version;
  let rememberedAt = version;
  const clean: Partial<Record<Context, (text: string) => string>> = {};
  const detected: Partial<Record<Context, (text: string) => readonly Range[]>> = {};

  const hasEchoes = (): boolean => echoes.size + held.size > 0;
  function findEchoes(text: string): Range[] {
    return held.size === 0 ? echoes.find(text) : [...echoes.find(text), ...held.find(text)];
  }
  function find(text: string, context: Context): readonly Range[] {
    const found = detectIn(text, context);
    if (!hasEchoes()) return found;
    const live = now <= liveUntil && context !== 'name' ? echoes.findLive(text) : [];
    return [...found, ...findEchoes(text), ...live];
  }
  function scrub(text: string, context: Context): string {
    // What is held back, and single characters right after a key, are looked for anew each time.
    const isLive = context !== 'name' && (held.size > 0 || now <= liveUntil);
    if (isLive || text.length < WORTH_MIN || text.length > WORTH_MAX) return maskFound(text, find(text, context));
    if (rememberedAt !== echoes.version) for (const name in clean) delete clean[name as Context];
    rememberedAt = echoes.version;
    return (clean[context] ??= remembered(REMEMBERED, (one) => maskFound(one, find(one, context))))(text);
  }
  function detectIn(text: string, context: Context): readonly Range[] {
    if (text.length > WORTH_MAX) return detect(text, context);
    return (detected[context] ??= remembered(REMEMBERED, (one) => detect(one, context)))(text);
  }
  return {
    scrub,
    find,
    isClean: (text, context) =>
      text.length > WORTH_MAX ? find(text, context).length === 0 : scrub(text, context) === text,
    scrubAcross: (texts, joints) =>
      texts.length < 2
        ? undefined
        : scrubAcross({ texts, joints, detectIn, findEchoes: hasEchoes() ? findEchoes : undefined }),
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

interface Across {
  texts: readonly string[];
  joints: readonly Joint[];
  detectIn: (text: string, context: Context) => readonly Range[];
  findEchoes: ((text: string) => Range[]) | undefined;
}

function scrubAcross({ texts, joints, detectIn, findEchoes }: Across): (string | undefined)[] | undefined {
  const spans = spansOf(texts, joints);
  const found = findPhraseTexts(texts, spans);
  if (findEchoes) found.push(...findEchoes(join(texts, joints)));
  let first = 0;
  for (let next = 1; next <= texts.length; next++) {
    // None after the last text, where the last run ends.
    const span = spans[next];
    if (span && isLabelledBy(texts[next - 1], texts[next])) found.push(span);
    if (span && runsOn(texts, joints, next)) continue;
    const from = spans[first]?.[0] ?? 0;
    if (next - first > 1) {
      const inRun = findInRun(texts.slice(first, next), joints.slice(first, next), detectIn);
      for (const [at, until] of inRun) found.push([at + from, until + from]);
    }
    first = next;
  }
  return found.length === 0 ? undefined : maskPieces(texts, spans, found);
}

function findInRun(texts: readonly string[], joints: readonly Joint[], detectIn: Across['detectIn']): readonly Range[] {
  const run = join(texts, joints);
  const found = detectIn(run, 'prose');
  return found.length > 0 && texts.some(isWritten) ? detectIn(run, 'joined') : found;
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
