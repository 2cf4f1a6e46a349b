/** A cheap look at a text that tells which detectors need not look at it. It may find too much, never too little. */

export interface Words {
  digits: number;
  /** Characters of the longest word, signs of keys and addresses included. */
  longest: number;
  /** Characters of the longest word of letters, digits, `_` and `-`. */
  dashed: number;
}

const DASH = 45;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
/** Letters, what stands between and after them in ASCII, and all that is not ASCII. */
const isLetter = (unit: number): boolean => (unit | 32) > 96;
/** `-./:=?` and digits. */
const isKeySign = (unit: number): boolean => (unit >= 45 && unit <= 58) || unit === 61 || unit === 63;

export function measureWords(text: string): Words {
  let [digits, longest, mostDashed, word, dashed] = [0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isDigit(unit)) digits++;
    word = isLetter(unit) || isKeySign(unit) ? word + 1 : 0;
    dashed = isLetter(unit) || isDigit(unit) || unit === DASH ? dashed + 1 : 0;
    if (word > longest) longest = word;
    if (dashed > mostDashed) mostDashed = dashed;
  }
  return { digits, longest, dashed: mostDashed };
}
