/** What changed from one text to another, for people: paragraph by paragraph, and within one that was changed by words. */
import { diffArrays, diffWordsWithSpace } from 'diff';

export type Passage = { kind: 'same' | 'added' | 'removed'; text: string };

/** A paragraph (or heading, list, table) with what became of it. */
export type DiffBlock = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'changed'; passages: Passage[] };

/** Milliseconds that finding the fewest changes may take; two texts that have nothing in common take longest. */
const TIMEOUT_MS = 300;

/** The share of a paragraph's characters that must have stayed for it to count as changed, not as replaced. */
const KEPT_SHARE = 0.4;

/** @returns all blocks of both texts, in reading order. */
export function diffTexts(before: string, after: string): DiffBlock[] {
  const a = toBlocks(before);
  const b = toBlocks(after);
  const changes = diffArrays(a, b, { timeout: TIMEOUT_MS }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ];
  const blocks: DiffBlock[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (!change) break;
    if (change.removed && next?.added) {
      blocks.push(...pairUp(change.value, next.value));
      index += 1;
    } else {
      const kind = change.removed ? 'removed' : change.added ? 'added' : 'same';
      blocks.push(...change.value.map((text) => ({ kind, text }) as const));
    }
  }
  return blocks;
}

function toBlocks(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

/** Each removed block with the added one in its place; what is over on one side stands alone. */
function pairUp(removed: readonly string[], added: readonly string[]): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
    const before = removed[index];
    const after = added[index];
    const passages = before !== undefined && after !== undefined ? diffWords(before, after) : undefined;
    if (passages) blocks.push({ kind: 'changed', passages });
    else {
      if (before !== undefined) blocks.push({ kind: 'removed', text: before });
      if (after !== undefined) blocks.push({ kind: 'added', text: after });
    }
  }
  return blocks;
}

/** @returns undefined when too little stayed for the words between to be read. */
function diffWords(before: string, after: string): Passage[] | undefined {
  const changes = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  if (!changes) return undefined;
  const passages = changes.map(({ added, removed, value }): Passage => ({
    kind: removed ? 'removed' : added ? 'added' : 'same',
    text: value,
  }));
  const kept = passages.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
  return kept >= KEPT_SHARE * Math.max(before.length, after.length) ? passages : undefined;
}
