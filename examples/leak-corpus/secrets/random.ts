import { createHash } from 'node:crypto';

/** Draws that are the same for the same seed, so that a leak that was found can be found again. */
export interface Random {
  /** @returns a whole number from 0 up to and without `below`. */
  below(below: number): number;
  pick<Item>(items: ArrayLike<Item>): Item;
  /** @returns `count` characters of `alphabet`. */
  text(alphabet: string, count: number): string;
}

export function createRandom(seed: string): Random {
  let pool = Buffer.alloc(0);
  let round = 0;
  const next = () => {
    if (pool.length < 4) pool = createHash('sha256').update(`${seed}/${round++}`).digest();
    const value = pool.readUInt32BE(0);
    pool = pool.subarray(4);
    return value;
  };
  const below = (limit: number) => next() % limit;
  const pick = <Item>(items: ArrayLike<Item>): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    below,
    pick,
    text: (alphabet, count) => Array.from({ length: count }, () => alphabet.charAt(below(alphabet.length))).join(''),
  };
}
