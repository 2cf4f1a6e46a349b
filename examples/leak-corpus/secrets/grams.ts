/** Characters of a piece that is looked for by its hash. */
const GRAM = 6;
/** Bits of the table: 16 MiB, of which a run of the corpus sets some percent. */
const TABLE_BITS = 27;

/**
 * Reads texts once, so that thousands of needles need not be looked for in all of them.
 *
 * @returns whether one of the texts may hold a needle; false is certain.
 */
export function createGrams(texts: Iterable<string>): (needle: string) => boolean {
  const table = new Uint8Array(2 ** (TABLE_BITS - 3));
  for (const text of texts) {
    for (let at = 0; at + GRAM <= text.length; at++) {
      const hash = hashAt(text, at);
      table[hash >>> 3] = (table[hash >>> 3] ?? 0) | (1 << (hash & 7));
    }
  }
  return (needle) => {
    for (let at = 0; at + GRAM <= needle.length; at++) {
      const hash = hashAt(needle, at);
      if (((table[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0) return false;
    }
    return true;
  };
}

/** FNV-1a of the characters from there on. */
function hashAt(text: string, from: number): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = from; at < from + GRAM; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return hash >>> (32 - TABLE_BITS);
}
