import { KEYS } from './keys.ts';
import { NUMBERS } from './numbers.ts';
import type { Random } from './random.ts';
import { WORDS } from './words.ts';

/** Every kind of value that the corpus plants, by name. */
export const KINDS = { ...KEYS, ...NUMBERS, ...WORDS } satisfies Record<string, (random: Random) => string>;

export type Kind = keyof typeof KINDS;
