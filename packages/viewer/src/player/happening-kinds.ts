import type { Happening } from '@opname/protocol';

export type HappeningKind = Happening['kind'];

/** What a list of happenings can be narrowed to. */
export const FILTERS = {
  all: ['navigate', 'click', 'menu', 'fill', 'send', 'rage', 'dead', 'error', 'idle', 'missing'],
  done: ['click', 'menu', 'fill', 'send'],
  trouble: ['rage', 'dead', 'error', 'missing'],
  pages: ['navigate'],
} as const satisfies Record<string, readonly HappeningKind[]>;

export type Filter = keyof typeof FILTERS;

/** How much a kind stands out: what went wrong, what was done, and what only frames it. */
export type Tone = 'trouble' | 'done' | 'frame';

const TROUBLE: readonly HappeningKind[] = FILTERS.trouble;
const DONE: readonly HappeningKind[] = FILTERS.done;

export function toneOf(kind: HappeningKind): Tone {
  if (TROUBLE.includes(kind)) return 'trouble';
  return DONE.includes(kind) ? 'done' : 'frame';
}

/** @returns what happened of some kinds; a click that sent something or led nowhere is told once, as that. */
export function chooseHappenings(happenings: readonly Happening[], filter: Filter): Happening[] {
  const kinds: readonly HappeningKind[] = FILTERS[filter];
  const dead = new Set(happenings.filter(({ kind }) => kind === 'dead').map(({ at }) => at));
  return happenings
    .filter(({ kind, at }) => kinds.includes(kind) && !(kind === 'click' && dead.has(at) && kinds.includes('dead')))
    .toSorted((a, b) => a.at - b.at);
}
