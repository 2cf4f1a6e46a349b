/**
 * Text as echoes are looked for in it: small letters, and without what an app may put between the characters of a
 * repeated secret (spaces, dashes, quotes and commas of a list, zero-width characters). `at` leads back to the text.
 */
export interface Normalised {
  units: Uint16Array;
  /** Index in the original text of each unit. */
  at: Uint32Array;
  length: number;
}

/** 1 for each code unit below 128 that is skipped: control characters, space, and `" ' ( ) , - . / : ; [ \ ] _ \` |`. */
const SKIPPED = new Uint8Array(128).fill(1, 0, 33);
for (const sign of '"\'(),-./:;[\\]_`|') SKIPPED[sign.charCodeAt(0)] = 1;

/** @returns whether a code unit is passed over when echoes are looked for. */
function isSkipped(unit: number): boolean {
  if (unit < 128) return SKIPPED[unit] === 1;
  return unit === 0xa0 || unit === 0xad || (unit >= 0x2000 && unit <= 0x206f) || unit === 0xfeff || unit === 0x3000;
}

/** @returns the text without what is skipped, in small letters, with the way back to its indexes. */
export function normalise(text: string): Normalised {
  const units = new Uint16Array(text.length);
  const at = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isSkipped(unit)) continue;
    units[length] = foldUnit(unit);
    at[length] = index;
    length++;
  }
  return { units, at, length };
}

function foldUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32;
  return unit < 128 ? unit : (String.fromCharCode(unit).toLowerCase().charCodeAt(0) ?? unit);
}
