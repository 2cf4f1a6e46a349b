import { descendants, KIND, type MirrorNode } from './mirror.ts';

type TextOf = (node: MirrorNode) => string;
type HasField = (node: MirrorNode) => boolean;

/** Characters of a text beside a field that can be its name. */
const NAME_MAX = 60;

/**
 * @returns what may name a field that nothing labels, besides the text before it: the text after it where it stands
 * alone in its place, the names of pictures there, the head of its column.
 */
export function textsAround(node: MirrorNode, textOf: TextOf, hasField: HasField): string[] {
  return [textAfter(node, textOf, hasField), ...pictureNames(node.parent), headOf(node, textOf)];
}

/** A text after a field names the next one, if there is another or a text before. */
function textAfter(node: MirrorNode, textOf: TextOf, hasField: HasField): string {
  let found = '';
  let isAfter = false;
  for (let beside = node.parent?.first; beside; beside = beside.next) {
    if (beside === node) {
      isAfter = true;
      continue;
    }
    const text = (beside.text + textOf(beside)).trim();
    const isOther = !isAfter || found !== '' || text.length > NAME_MAX;
    if (hasField(beside) || (text !== '' && isOther)) return '';
    found ||= text;
  }
  return found;
}

/** Nodes among which a picture stands that labels a field. */
const PICTURE_AMONG = 8;

/** @returns the names of the pictures and signs that an element begins with. */
export function pictureNames(around: MirrorNode | undefined): string[] {
  const names: string[] = [];
  let nodes = 0;
  for (const inside of around ? descendants(around) : []) {
    if (++nodes > PICTURE_AMONG) break;
    if (inside.tag === 'img' || inside.word('role') === 'img')
      names.push(inside.word('alt'), inside.word('aria-label'));
  }
  return names;
}

/** @returns the text at the head of the column in which the field stands. */
function headOf(node: MirrorNode, textOf: TextOf): string {
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
