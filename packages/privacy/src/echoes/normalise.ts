/**
 * Text as echoes are looked for in it: small letters, and without what an app may put between the characters of a
 * repeated secret or take out of it (spaces, dashes, quotes, all other signs of ASCII, zero-width characters). `at` leads back to the text.
 */
export interface Normalised {
  units: number[];
  /** Index in the original text of each unit. */
  at: number[];
}

/** For each code unit below 128: 0 when it is skipped (space, signs, controls), else itself in small letters. */
const FOLDED = new Uint8Array(128);
for (const sign of '0123456789abcdefghijklmnopqrstuvwxyz') {
  FOLDED[sign.charCodeAt(0)] = FOLDED[sign.toUpperCase().charCodeAt(0)] = sign.charCodeAt(0);
}

/** @returns the code unit as it is compared, or 0 for one that is passed over. */
export function foldUnit(unit: number): number {
  if (unit < 128) return FOLDED[unit] ?? 0;
  if (unit === 0xa0 || unit === 0xad || (unit >= 0x2000 && unit <= 0x206f) || unit === 0xfeff) return 0;
  // Full-width forms of ASCII.
  if (unit > 0xff00 && unit < 0xff5f) return FOLDED[unit - 0xfee0] ?? 0;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

/** @returns the text without what is skipped, in small letters, with the way back to its indexes. */
export function normalise(text: string): Normalised {
  const units: number[] = [];
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = foldUnit(text.charCodeAt(index));
    if (unit === 0) continue;
    units.push(unit);
    at.push(index);
  }
  return { units, at };
}
