import type { Happening } from '@opname/protocol';
import type { Digest } from '../pack/happenings/digest.ts';
import type { Pages } from '../store/schema.ts';
import { intersect, lengthOf, unite, type Stretch } from './stretches.ts';
import { collectWords, type Words } from './words.ts';

/** What the list knows of a recording besides what was said at the consent. */
export interface Facts {
  lengthMs: number;
  /** When something was done: what is worth watching. */
  active: Stretch[];
  clicks: number;
  rage: number;
  dead: number;
  errors: number;
  words: Words;
}

const SECOND_MS = 1000;

/** The lowest digit of activity at which somebody did something, and not only the page by itself. */
const DONE_LEVEL = 3;

/** Milliseconds without anything done that whoever watches may skip; see the clock of the player. */
const INACTIVE_MS = 5_000;

/** Counts what the index of a pack tells. */
export function countFacts(
  pages: readonly Pick<Pages, 'started_at' | 'ended_at'>[],
  digests: readonly Digest[],
): Facts {
  const happenings = digests.flatMap((digest) => digest.happenings);
  const count = (...kinds: Happening['kind'][]) => happenings.filter(({ kind }) => kinds.includes(kind)).length;
  const starts = pages.flatMap(({ started_at: at }) => at ?? []);
  const ends = pages.flatMap(({ ended_at: at }) => at ?? []);
  const whole = unite(starts.length > 0 && ends.length > 0 ? [[Math.min(...starts), Math.max(...ends)]] : []);
  // The first and the last second of activity begin before and end after it.
  const active = intersect(listActive(digests), whole);
  return {
    lengthMs: lengthOf(whole),
    // Where nothing was done there is only the whole of it to watch.
    active: active.length > 0 ? active : whole,
    clicks: count('click', 'send'),
    rage: count('rage'),
    dead: count('dead'),
    errors: count('error'),
    words: collectWords(happenings),
  };
}

function listActive(digests: readonly Digest[]): Stretch[] {
  const done = digests.flatMap(({ second, levels }) =>
    Array.from(levels, Number).flatMap((level, index): Stretch[] =>
      level < DONE_LEVEL ? [] : [[(second + index) * SECOND_MS, (second + index + 1) * SECOND_MS]],
    ),
  );
  return unite(done, INACTIVE_MS);
}
