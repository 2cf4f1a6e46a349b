import type { Context } from './detectors/detect.ts';

/** Texts that are remembered with what became of them, of each context; a page has a few hundred classes and words. */
const REMEMBERED = 4000;

/** What became of texts in each context, as long as the same is looked for. */
export type KnownTexts = Map<Context, { state: number; texts: Map<string, string> }>;

/**
 * @returns the texts known in this context; empty when `state` is another than the last time, or when there were too many:
 * to begin anew costs less than to know the oldest.
 */
export function textsIn(known: KnownTexts, context: Context, state: number): Map<string, string> {
  let here = known.get(context);
  if (!here || here.state !== state || here.texts.size >= REMEMBERED)
    known.set(context, (here = { state, texts: new Map() }));
  return here.texts;
}
