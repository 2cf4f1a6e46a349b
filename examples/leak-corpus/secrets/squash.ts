/** @returns the letters and digits in small letters: two writings of the same secret become one. */
export function squash(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
