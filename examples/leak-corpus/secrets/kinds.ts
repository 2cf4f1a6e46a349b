import * as keys from './keys.ts';
import * as numbers from './numbers.ts';
import type { Random } from './random.ts';
import * as words from './words.ts';

/** Every kind of value that the corpus plants, by name. */
export const KINDS = { ...keys, ...numbers, ...words } satisfies Record<string, (random: Random) => string>;

export type Kind = keyof typeof KINDS;
