/** Applies one of rrweb's mutations to the tree in the order in which its replayer does: removes, adds, texts, attributes. */
import { childrenOf, isFrameDocument, type PageNode, type PageTree } from './page-tree.ts';
import { fieldsOf, listOf, NODE, textOf, type Fields } from './rrweb-events.ts';

export interface MutationParts {
  tree: PageTree;
  /** The element's sheet is read anew from its text, so that what scripts did to its rules is gone. */
  onSheetReset: (node: PageNode) => void;
}

/** Between the texts that one style element's sheet came from (rrweb-snapshot). */
const SPLIT = '/* rr_split */';

export function applyMutation(parts: MutationParts, data: Fields): void {
  const { tree } = parts;
  for (const removed of listOf(data['removes'])) {
    const node = tree.get(fieldsOf(removed)['id']);
    if (!node) continue;
    if (node.parent) textChanges(parts, node.parent, node);
    tree.remove(node);
  }
  addAll(parts, listOf(data['adds']).map(fieldsOf));
  for (const changed of listOf(data['texts'])) {
    const { id, value } = fieldsOf(changed);
    const node = tree.get(id);
    if (!node) continue;
    if (node.parent) textChanges(parts, node.parent, node);
    node.fields['textContent'] = textOf(value);
  }
  for (const changed of listOf(data['attributes'])) {
    const { id, attributes } = fieldsOf(changed);
    const node = tree.get(id);
    if (node) setAttributes(parts, node, fieldsOf(attributes));
  }
}

/** An add may stand before the one that it needs; what never finds its place is left out, as the replayer does. */
function addAll(parts: MutationParts, adds: Fields[]): void {
  let waiting = adds;
  while (waiting.length > 0) {
    const left = waiting.filter((add) => !addOne(parts, add));
    if (left.length === waiting.length) return;
    waiting = left;
  }
}

/** @returns false for one whose place is not there yet. */
function addOne(parts: MutationParts, { parentId, nextId, node: described }: Fields): boolean {
  const { tree } = parts;
  const parent = tree.get(parentId);
  if (!parent) return false;
  const next = tree.get(nextId);
  if (typeof nextId === 'number' && nextId !== -1 && !next) return false;
  const { type, isShadow, tagName } = fieldsOf(described);
  if (type === NODE.document || parent.type === NODE.document) makeRoom(tree, parent, type);
  if (isShadow === true) parent.fields['isShadowHost'] = true;
  if (type === NODE.text) textArrives(parts, parent);
  const added = tree.add(described, parent, next);
  if (added && tagName === 'textarea') delete added.attributes['rr_split'];
  return true;
}

/** A document holds one element and one doctype, and a frame one document. */
function makeRoom(tree: PageTree, parent: PageNode, type: unknown): void {
  for (const child of childrenOf(parent)) {
    const isInTheWay = parent.type === NODE.document ? child.type === type : isFrameDocument(child);
    if (isInTheWay) tree.remove(child);
  }
}

function textArrives(parts: MutationParts, parent: PageNode): void {
  if (parent.tag === 'textarea') {
    for (const child of childrenOf(parent)) if (child.type === NODE.text) parts.tree.remove(child);
    delete parent.attributes['value'];
  }
  // The first text of a style element that came without one is what its sheet says already.
  if (parent.tag === 'style' && parent.first) textChanges(parts, parent);
}

/** What rrweb says once of a whole element, its sheet's or its field's text, moves to its text nodes. */
function textChanges({ onSheetReset }: MutationParts, parent: PageNode, changed?: PageNode): void {
  if (parent.tag === 'textarea') delete parent.attributes['value'];
  if (parent.tag !== 'style' || (changed && changed.type !== NODE.text)) return;
  onSheetReset(parent);
  const css = parent.attributes['_cssText'];
  if (typeof css !== 'string') return;
  delete parent.attributes['_cssText'];
  const texts = [...childrenOf(parent)].filter(({ type }) => type === NODE.text);
  const parts = css.split(SPLIT);
  const rest = parts.splice(Math.max(0, texts.length - 1)).join('');
  texts.forEach((text, index) => (text.fields['textContent'] = parts[index] ?? (index === parts.length ? rest : '')));
}

function setAttributes(parts: MutationParts, node: PageNode, changed: Fields): void {
  for (const [name, value] of Object.entries(changed)) {
    if (name === 'style' && typeof value === 'object' && value !== null) setStyle(node, fieldsOf(value));
    else setAttribute(parts, node, name, value);
  }
}

function setAttribute(parts: MutationParts, node: PageNode, name: string, value: unknown): void {
  if (name === 'style') node.style = undefined;
  if (value === null) {
    delete node.attributes[name];
    return;
  }
  if (typeof value !== 'string') return;
  if (name === '_cssText') parts.onSheetReset(node);
  if (name === 'value' && node.tag === 'textarea') {
    for (const child of childrenOf(node)) parts.tree.remove(child);
  }
  node.attributes[name] = value;
}

/** The last word on a property counts, and it counts where it was said: a shorthand before or after it differs. */
function setStyle(node: PageNode, changed: Fields): void {
  node.style ??= new Map();
  for (const [property, value] of Object.entries(changed)) {
    node.style.delete(property);
    node.style.set(property, value);
  }
}
