import { descendants, type MirrorNode } from './mirror/mirror.ts';

/** How much of what is moved may be written out. */
export interface Allowance {
  /** From now on so many characters. */
  renew(characters: number): void;
  /** @returns whether a node may be written out, with all that is in it; it is then paid for. */
  mayWrite(this: void, node: MirrorNode): boolean;
}

/** Characters that a node takes beside what it says. */
const NODE_LENGTH = 64;

/** A chunk may name a node that holds much, again and again: what it may write out is bounded. */
export function createAllowance(): Allowance {
  let left = 0;
  return {
    renew(characters) {
      left = characters;
    },
    mayWrite(node) {
      left -= lengthOf(node);
      for (const inside of descendants(node)) {
        if (left < 0) break;
        left -= lengthOf(inside);
      }
      // From then on not even what is small: to look how large each is would take long too.
      return left >= 0;
    },
  };
}

function lengthOf({ text, attributes }: MirrorNode): number {
  let length = NODE_LENGTH + text.length;
  for (const name in attributes) length += name.length + String(attributes[name]).length;
  return length;
}
