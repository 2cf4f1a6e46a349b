import { detect, type Context } from './detectors/detect.ts';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { textsIn, type KnownTexts } from './known-texts.ts';
import { remembered } from './remembered.ts';
import { maskRanges, type Range } from './ranges.ts';
import { scrubAcross, type Joint } from './scrub-across.ts';

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

/** Milliseconds after a keystroke in which an app still repeats it: debouncing and rendering take less. */
const LIVE_MS = 2000;
/** Characters of a text that is worth remembering: shorter ones are looked through as quickly, long ones do not come again. */
const WORTH_MIN = 4;
const WORTH_MAX = 160;
/** Texts that are remembered with what the detectors know of them, of each context. */
const REMEMBERED = 4000;
const NOTHING: readonly Range[] = [];

/** @returns a scrubber that looks for what `echoes` holds and for what the detectors know. */
export function createScrubber(echoes: Echoes): Scrubber {
  const held = createEchoes();
  let now = 0;
  let liveUntil = 0;
  let version = echoes.version;
  const known: KnownTexts = new Map();
  const detected: Partial<Record<Context, (text: string) => readonly Range[]>> = {};

  const hasEchoes = (): boolean => echoes.size + held.size > 0;
  const isLive = (context: Context): boolean => now <= liveUntil && context !== 'name';
  function findEchoes(text: string): readonly Range[] {
    return both(echoes.find(text), held.size === 0 ? NOTHING : held.find(text));
  }
  function find(text: string, context: Context): readonly Range[] {
    const found = detectIn(text, context);
    if (!hasEchoes()) return found;
    return both(found, both(findEchoes(text), isLive(context) ? echoes.findLive(text) : NOTHING));
  }
  function scrub(text: string, context: Context): string {
    const live = isLive(context);
    const isKept = text.length <= WORTH_MAX && (text.length >= WORTH_MIN || live);
    // Versions only rise, and the half says whether single characters are looked for.
    const texts = isKept ? textsIn(known, context, echoes.version + held.version + (live ? 0.5 : 0)) : undefined;
    const before = texts?.get(text);
    if (before !== undefined) return before;
    const found = find(text, context);
    const clean = found.length === 0 ? text : maskRanges(text, found);
    texts?.set(text, clean);
    return clean;
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

/** Almost always at most one of them has something. */
function both(some: readonly Range[], others: readonly Range[]): readonly Range[] {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...some, ...others];
}
