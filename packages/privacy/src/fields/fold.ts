const LOOKALIKES: Record<string, string> = { ł: 'l', ß: 's', ø: 'o', æ: 'a', đ: 'd', ı: 'i' };

/** @returns the text in small letters without accents, each character in its place, so that indexes stay true. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[ -~\s]*$/.test(lower)) return lower;
  let folded = '';
  for (let index = 0; index < lower.length; index++) {
    const character = lower.charAt(index);
    folded += LOOKALIKES[character] ?? character.normalize('NFD').charAt(0);
  }
  return folded;
}

/** @returns a name from code ("userPinCode", "user_pin") as folded words. */
export function foldName(name: string): string {
  return fold(name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2'));
}
