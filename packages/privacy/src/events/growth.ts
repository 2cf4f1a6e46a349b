import { MASK } from '../mask.ts';
import { descendants, KIND, type MirrorNode } from '../mirror/mirror.ts';
import { INLINE } from '../policies/region.ts';
import { unfinishedEnd } from '../policies/value.ts';

/**
 * Texts that grow: an app that repeats a number while it is typed, or adds it piece by piece. Until such a number is
 * whole nothing tells it from a card's, so its end is held back until it has rested.
 */
export interface Growth {
  /** Takes note of what changed. @returns what is held back, each with its mask, and what was and no longer is. */
  follow(changed: Iterable<MirrorNode>, now: number): Followed;
  /** Holds back what was added where somebody writes, until it has rested. */
  hold(node: MirrorNode, now: number): void;
  /** @returns whether something that is held back has rested. */
  isDue(now: number): boolean;
  /** Holds a text back no longer. */
  release(node: MirrorNode): void;
}

export interface Followed {
  masks: Map<MirrorNode, string>;
  released: MirrorNode[];
  /** Of these, those that have rested and did not change now. */
  rested: Set<MirrorNode>;
}

/** Milliseconds in which people press the next key, or an app adds the next piece; who reads off a card looks up in between. */
const REST_MS = 10_000;
/** Characters of a line of which the growth is followed, and nodes in it. */
const LINE_MAX = 120;
const NODES_MAX = 60;

export function createGrowth(): Growth {
  const lines = new WeakMap<MirrorNode, string>();
  const held = new Map<MirrorNode, number>();
  const rested = (now: number): MirrorNode[] =>
    [...held.keys()].filter((node) => now - (held.get(node) ?? 0) > REST_MS);

  function grow(parent: MirrorNode, masks: Map<MirrorNode, string>): MirrorNode[] {
    const texts = lineOf(parent);
    const line = texts.map(({ text }) => text).join('');
    const before = lines.get(parent) ?? '';
    const from = line.length - (before === '' ? 0 : grownEnd(before, line));
    lines.set(parent, line);
    let start = 0;
    for (const node of texts) {
      const end = start + node.text.length;
      if (end > from) masks.set(node, node.text.slice(0, Math.max(0, from - start)) + MASK);
      start = end;
    }
    return texts;
  }
  return {
    isDue: (now) => rested(now).length > 0,
    hold: (node, now) => void held.set(node, now),
    release: (node) => void held.delete(node),
    follow(changed, now) {
      const masks = new Map<MirrorNode, string>();
      const parents = new Set([...changed].map(({ parent }) => parent));
      const atRest = new Set(rested(now));
      for (const node of changed) atRest.delete(node);
      const looked = new Set(rested(now));
      for (const parent of parents) if (parent) for (const node of grow(parent, masks)) looked.add(node);
      const released = [...looked].filter((node) => held.delete(node) && !masks.has(node));
      for (const node of masks.keys()) held.set(node, now);
      return { masks, released, rested: atRest };
    },
  };
}

/** @returns the texts inside an element that holds one line and nothing else. */
function lineOf(parent: MirrorNode): MirrorNode[] {
  const texts: MirrorNode[] = [];
  if (parent.kind !== KIND.element) return texts;
  let length = 0;
  let nodes = 0;
  for (const node of descendants(parent)) {
    const isInline = node.kind === KIND.element ? INLINE.has(node.tag) : true;
    if (!isInline || length > LINE_MAX || ++nodes > NODES_MAX) return [];
    if (node.kind === KIND.text) texts.push(node);
    length += node.text.length;
  }
  return texts;
}

/** @returns how many characters at the end of a line may yet become a number, when it has just grown. */
function grownEnd(before: string, line: string): number {
  const end = unfinishedEnd(line) ?? '';
  const [was, is] = [squash(before), squash(line)];
  const hasGrown = was !== '' && is.length > was.length && is.startsWith(was);
  return hasGrown && squash(end).length > is.length - was.length ? end.length : 0;
}

const squash = (text: string): string => text.replaceAll(/[\s.\-–/]/g, '');
