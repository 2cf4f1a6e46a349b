import { descendants, KIND, type MirrorNode } from './mirror.ts';

/** How the field watch reads texts, and where it finds a field. */
export interface Reading {
  textOf: (node: MirrorNode) => string;
  hasField: (node: MirrorNode) => boolean;
}

/** Characters of a text beside a field that can be its name. */
const NAME_MAX = 60;

/**
 * @returns what may name a field that nothing labels, besides the text before it: the text after it where it stands
 * alone in its place, the names of pictures there, the head of its column.
 */
export function textsAround(node: MirrorNode, reading: Reading): string[] {
  return [textAfter(node, reading), ...pictureNames(node.parent), headOf(node, reading)];
}

/** A text after a field names the next one, if there is another or a text before. */
function textAfter(node: MirrorNode, { textOf, hasField }: Reading): string {
  let found = '';
  for (let beside = node.parent?.first; beside; beside = beside.next) {
    if (beside === node) continue;
    const text = (beside.text + textOf(beside)).trim();
    const isNote = found !== '' || text.length > NAME_MAX || beside.next === node;
    if (hasField(beside) || (text !== '' && isNote)) return '';
    found ||= text;
  }
  return found;
}

/** @returns the names of the pictures and signs in an element. */
export function pictureNames(around: MirrorNode | undefined): string[] {
  if (!around || around.tag === 'body') return [];
  return [...descendants(around)]
    .filter((inside) => inside.tag === 'img' || inside.word('role') === 'img')
    .map((picture) => `${picture.word('alt')} ${picture.word('aria-label')}`);
}

/** @returns the text at the head of the column in which the field stands. */
function headOf(node: MirrorNode, { textOf }: Reading): string {
  const cell = upTo('td', node);
  const table = upTo('table', cell);
  let row = table;
  while (row && row.tag !== 'tr') row = row.tag.startsWith('t') ? row.first : row.next;
  if (!cell || !row || row === cell.parent) return '';
  const head = cellsOf(row)[cellsOf(cell.parent).indexOf(cell)];
  return head?.tag === 'th' ? textOf(head) : '';
}

/** Levels up in which the cell of a field stands, and the table of a cell. */
const LEVELS_UP = 4;

function upTo(tag: string, from: MirrorNode | undefined): MirrorNode | undefined {
  let up = from;
  for (let level = 0; up && up.tag !== tag && level < LEVELS_UP; level++) up = up.parent;
  return up?.tag === tag ? up : undefined;
}

function cellsOf(row: MirrorNode | undefined): MirrorNode[] {
  return row ? [...descendants(row)].filter(({ parent, kind }) => parent === row && kind === KIND.element) : [];
}
