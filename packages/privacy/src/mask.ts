/** What stands in for something that is not recorded. One length for all, so that it says nothing about what it hides. */
export const MASK = '••••••••';

/**
 * Masked prose keeps its paragraph roughly as large as it was, in a few coarse steps, so that the page keeps its layout
 * and the mask does not measure the text. Each step: texts up to so many characters get so many masked words.
 */
const STEPS: readonly (readonly [characters: number, words: number])[] = [
  [24, 1],
  [80, 5],
  [240, 18],
  [800, 60],
  [Number.POSITIVE_INFINITY, 180],
];
const WORD = '••••••';

/** @returns a mask for text that stands in the page; white space around it stays, because it is layout. */
export function maskText(text: string): string {
  const core = text.trim();
  if (core === '') return text.length > 1 ? collapse(text) : text;
  const [, words] = STEPS.find(([characters]) => core.length <= characters) ?? [0, 1];
  const mask = words === 1 ? MASK : Array.from({ length: words }, () => WORD).join(' ');
  return edge(text.charAt(0)) + mask + edge(text.charAt(text.length - 1));
}

function edge(character: string): string {
  return character.trim() === '' && character !== '' ? ' ' : '';
}

function collapse(space: string): string {
  return space.includes('\n') ? '\n' : ' ';
}

/** @returns whether `text` holds nothing but masks and white space. */
export function isMasked(text: string): boolean {
  return /^[•\s]+$/.test(text);
}
