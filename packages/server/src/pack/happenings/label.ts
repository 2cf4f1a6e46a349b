/** The name of a thing on the page, as the masked page gives it: nothing is read here that a watcher does not see. */
import { childrenOf, nodesIn, type PageNode, type PageTree } from '../keyframe/page-tree.ts';
import { NODE, textOf } from '../keyframe/rrweb-events.ts';

/** Characters of a label; a line in a list. */
const LABEL_MAX = 80;

/** Nodes looked at for one label, so that a click on a whole page costs no more than one on a button. */
const NODES_MAX = 200;

const INTERACTIVE_TAGS = new Set(['a', 'button', 'input', 'label', 'option', 'select', 'summary', 'textarea']);
const INTERACTIVE_ROLES =
  /^(?:button|checkbox|combobox|gridcell|link|menuitem(?:checkbox|radio)?|option|radio|slider|switch|tab|treeitem)$/;
const TYPED = new Set(['input', 'select', 'textarea']);
const PRESSED = /^(?:button|submit|reset|image|checkbox|radio|range|color|file)$/;

export function attributeOf(node: PageNode, name: string): string {
  return textOf(node.attributes[name]);
}

/** @returns whether something is typed or chosen in a node. */
export function isTypedIn(node: PageNode): boolean {
  return TYPED.has(node.tag) && !PRESSED.test(attributeOf(node, 'type'));
}

/** @returns the thing that was meant by a click on a node: the button around a picture. */
export function interactiveOf(node: PageNode | undefined): PageNode | undefined {
  for (let up = node; up; up = up.parent) {
    if (INTERACTIVE_TAGS.has(up.tag) || INTERACTIVE_ROLES.test(attributeOf(up, 'role'))) return up;
  }
  return undefined;
}

export function labelOf(tree: PageTree, node: PageNode): string {
  const own = attributeOf(node, 'aria-label') || labelledBy(tree, node);
  const label = own || (TYPED.has(node.tag) ? fieldLabel(tree, node) : textIn(node)) || otherName(node);
  const line = label.replaceAll(/\s+/g, ' ').trim();
  return line.length > LABEL_MAX ? `${line.slice(0, LABEL_MAX - 1)}…` : line;
}

/** @returns the text that a node shows, pictures by their names. */
export function textIn(node: PageNode): string {
  let text = '';
  let seen = 0;
  for (const inside of nodesIn(node)) {
    if (seen++ > NODES_MAX || text.length > LABEL_MAX) break;
    if (inside.type === NODE.text && inside.parent?.tag !== 'style') text += `${textOf(inside.fields['textContent'])} `;
    else if (inside.tag === 'img' || inside.tag === 'svg') text += `${otherName(inside)} `;
  }
  return text.trim();
}

function labelledBy(tree: PageTree, node: PageNode): string {
  const [id] = attributeOf(node, 'aria-labelledby').split(' ');
  const label = id ? find(tree, (other) => attributeOf(other, 'id') === id) : undefined;
  return label ? textIn(label) : '';
}

function fieldLabel(tree: PageTree, node: PageNode): string {
  const id = attributeOf(node, 'id');
  const label = id ? find(tree, ({ tag, attributes }) => tag === 'label' && attributes['for'] === id) : undefined;
  if (label) return textIn(label);
  for (let up = node.parent; up; up = up.parent) if (up.tag === 'label') return textOfLabel(up);
  const isPressed = /^(?:button|submit|reset)$/.test(attributeOf(node, 'type'));
  return isPressed ? attributeOf(node, 'value') : '';
}

/** A label around its field, without what the field's choices say. */
function textOfLabel(label: PageNode): string {
  return [...childrenOf(label)]
    .filter(({ tag }) => !TYPED.has(tag))
    .map(textIn)
    .join(' ');
}

function otherName(node: PageNode): string {
  for (const name of ['alt', 'title', 'placeholder', 'name']) {
    const value = attributeOf(node, name);
    if (value) return value;
  }
  return '';
}

function find({ root }: PageTree, is: (node: PageNode) => boolean): PageNode | undefined {
  for (const node of root ? nodesIn(root) : []) if (is(node)) return node;
  return undefined;
}
