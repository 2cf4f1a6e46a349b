import { KINDS, type Kind } from './kinds.ts';
import { createRandom } from './random.ts';
import { squash } from './squash.ts';

/** A value that stands nowhere but where its channel puts it. */
export interface Secret {
  /** As it is typed or written. */
  value: string;
  /** Its letters and digits in small letters: what is looked for. */
  core: string;
  /** So few digits that they count only where they stand by themselves. */
  isShort: boolean;
}

/** Characters of digits below which an accident is likely in a megabyte of text. */
const SHORT_DIGITS = 9;

/** What every token or key of its kind begins with, and so gives nothing away. */
const COMMON = /^eyJ[\w-]+\.eyJ[\w-]+\.|-----[A-Z ]+-----/g;

/** @returns the same secret for the same seed. */
export function createSecret(kind: Kind, seed: string): Secret {
  const value = KINDS[kind](createRandom(seed));
  const core = squash(value.replaceAll(COMMON, ''));
  return { value, core, isShort: core.length < 6 || (core.length < SHORT_DIGITS && /^[\d\W]+$/.test(value)) };
}
