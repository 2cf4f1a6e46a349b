import type { PathStep } from '@opname/protocol';
import { normalise } from '../facts/words.ts';
import type { Step } from './footprint.ts';
import { nameOfLabel, nameOfPage } from './names.ts';

/** How far somebody came on a path, and after how many milliseconds all of it was done. */
export interface Progress {
  steps: number;
  doneAfter: number | undefined;
}

/** A path whose steps are written as they are where they are counted. */
export interface Path {
  id: string;
  steps: readonly PathStep[];
}

/** Takes the first of each step that comes after the one before. */
export function followPath({ steps }: Pick<Path, 'steps'>, done: readonly Step[]): Progress {
  let reached = 0;
  for (const one of done) {
    const wanted = steps[reached];
    if (!wanted || !isStep(one, wanted)) continue;
    reached += 1;
    if (reached === steps.length) return { steps: reached, doneAfter: one.after };
  }
  return { steps: reached, doneAfter: undefined };
}

/** As somebody writes it who has it from the screen. */
export function nameStep({ kind, text }: PathStep): PathStep {
  const name = kind === 'page' ? nameOfPage(text.trim()) : nameOfLabel(text);
  return { kind, text: name ?? text.trim() };
}

function isStep({ kind, page, label }: Step, wanted: PathStep): boolean {
  if (wanted.kind === 'page') return kind === 'page' && page === wanted.text;
  return /^(?:click|menu|send)$/.test(kind) && normalise(label) === normalise(wanted.text);
}
