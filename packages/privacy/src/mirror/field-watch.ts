import { sensitiveBecause, type FieldHints } from '../fields/field.ts';
import { pictureNames, textsAround } from './around.ts';
import { BEFORE_MAX, textOf } from './labels.ts';
import { descendants, KIND, type Attributes, type Mirror, type MirrorNode } from './mirror.ts';

/** Knows the fields of the page and which of them are sensitive. What was sensitive once stays so. */
export interface FieldWatch {
  /** Takes note of an element that may be a field, a label, or be named by one. */
  notice(node: MirrorNode): void;
  /** Lets go of a node that has left the page: with it, all that it stood among would be kept. */
  leave(node: MirrorNode): void;
  /** Decides on fields that are new or whose labels changed; returns those that became sensitive. */
  decide(): MirrorNode[];
  /** The next `decide` looks at all fields again. */
  labelsChanged(): void;
  /** Of what was moved the fields have other texts around them. */
  moved(nodes: ReadonlyMap<MirrorNode, unknown>): unknown;
  /** The sensitive fields of the page. */
  readonly secrets: ReadonlySet<MirrorNode>;
  /** Marks a field as sensitive. */
  markSecret(node: MirrorNode, because: string): void;
  reset(): void;
}

const EDITABLE_ROLES = /^(?:textbox|searchbox|combobox|spinbutton)$/;
/** Kinds of input that nothing is typed into. */
const UNTYPED = /^(?:checkbox|radio|button|submit|reset|image|range|color)$/i;

/** @returns whether something can be typed into the element. */
export function isField(node: MirrorNode): boolean {
  const { tag, attributes } = node;
  if (tag === 'input') return !UNTYPED.test(node.word('type'));
  if (tag === 'textarea' || tag === 'select') return true;
  const { contenteditable, role } = attributes;
  if (typeof contenteditable === 'string' && contenteditable !== 'false') return true;
  return typeof role === 'string' && EDITABLE_ROLES.test(role);
}

/** @returns a watch over the fields of `mirror`. */
export function createFieldWatch(mirror: Mirror): FieldWatch {
  const open = new Set<MirrorNode>();
  const fresh = new Set<MirrorNode>();
  const secrets = new Set<MirrorNode>();
  const index: Index = { mirror, byId: new Map(), byFor: new Map() };
  /** By node: rrweb keeps a node's number over snapshots. By name: frameworks mount the same field anew. */
  const known = { ids: new Map<number, string>(), names: new Set<string>() };
  let all = false;

  function markSecret(node: MirrorNode, because: string): void {
    if (node.secret) return;
    node.secret = because;
    node.verdict = undefined;
    for (const inside of descendants(node)) inside.verdict = undefined;
    known.ids.set(node.id, because);
    for (const name of passwordNames(node, because)) known.names.add(name);
    open.delete(node);
    secrets.add(node);
  }
  return {
    secrets,
    notice(node) {
      noteReferences(index, node);
      if (known.ids.has(node.id)) markSecret(node, known.ids.get(node.id) ?? '');
      else if (isField(node)) fresh.add(node);
    },
    leave(node) {
      open.delete(node);
      fresh.delete(node);
      letGo(index.byId, node.attribute('id'), node);
      letGo(index.byFor, node.attribute('for'), node);
    },
    decide() {
      const found: MirrorNode[] = [];
      // Not before the turn in which they left is over: what stood in them may be repeated in it.
      for (const node of secrets) if (mirror.get(node.id) !== node) secrets.delete(node);
      for (const node of all ? new Set([...open, ...fresh]) : fresh) {
        if (node.secret) continue;
        if (mirror.get(node.id) !== node) {
          open.delete(node);
          continue;
        }
        const because = sensitiveBecause(hintsOf(index, node)) ?? becauseOfNames(known.names, node);
        if (because) {
          markSecret(node, because);
          found.push(node);
        } else open.add(node);
      }
      fresh.clear();
      all = false;
      return found;
    },
    labelsChanged: () => void (all = true),
    moved: (nodes) => nodes.size > 0 && open.forEach((node) => standsIn(nodes, node) && fresh.add(node)),
    markSecret,
    reset() {
      for (const set of [open, fresh, secrets]) set.clear();
      index.byId.clear();
      index.byFor.clear();
    },
  };
}

function standsIn(nodes: ReadonlyMap<MirrorNode, unknown>, node: MirrorNode): boolean {
  let up: MirrorNode | undefined = node;
  while (up && !nodes.has(up)) up = up.parent;
  return up !== undefined;
}

function passwordNames(node: MirrorNode, because: string): string[] {
  if (!/password/.test(because)) return [];
  return namesOf(node);
}

function becauseOfNames(names: ReadonlySet<string>, node: MirrorNode): string | undefined {
  if (names.size === 0) return undefined;
  return namesOf(node).some((name) => names.has(name)) ? 'replaced a password' : undefined;
}

/** @returns its id and name; within a shadow root those say nothing without the host: each of them has its "input". */
function namesOf(node: MirrorNode): string[] {
  const root = rootOf(node);
  const host = root.kind === KIND.element ? `${root.attribute('id') ?? root.attribute('name') ?? root.id} ` : '';
  return [node.attribute('id'), node.attribute('name')].flatMap((name) => (name && name.length > 1 ? host + name : []));
}

/** Elements by their id and labels by what they are for, of all documents and shadow roots. */
interface Index {
  mirror: Mirror;
  byId: Map<string, Set<MirrorNode>>;
  byFor: Map<string, Set<MirrorNode>>;
}

function noteReferences({ byId, byFor }: Index, node: MirrorNode): void {
  const id = node.attribute('id');
  if (id) byId.set(id, (byId.get(id) ?? new Set()).add(node));
  const target = node.tag === 'label' ? node.attribute('for') : undefined;
  if (target) byFor.set(target, (byFor.get(target) ?? new Set()).add(node));
}

function letGo(byName: Map<string, Set<MirrorNode>>, name = '', node: MirrorNode): void {
  const known = byName.get(name);
  if (known?.delete(node) && known.size === 0) byName.delete(name);
}

/** @returns the document that the node is in, or the host of its shadow root: an id means something only within it. */
function rootOf(node: MirrorNode): MirrorNode {
  let at = node;
  while (at.parent && !at.isShadow && at.kind !== KIND.document) at = at.parent;
  return (at.isShadow && at.parent) || at;
}

/** @returns the texts of those in the node's own root; what has left the page is forgotten. */
function textsBeside(node: MirrorNode, known: Set<MirrorNode> | undefined, { mirror }: Index): string[] {
  const root = rootOf(node);
  const texts: string[] = [];
  for (const other of known ?? []) {
    if (mirror.get(other.id) !== other) known?.delete(other);
    else if (rootOf(other) === root) texts.push(textOf(other));
  }
  return texts;
}

/** @returns the texts of what an attribute with ids points at. */
function referred(index: Index, node: MirrorNode, attribute: string): string[] {
  const ids = node.attribute(attribute)?.split(/\s+/) ?? [];
  return ids.flatMap((id) => textsBeside(node, index.byId.get(id), index));
}

/** Levels up in which a label, a group or a host may stand. */
const LEVELS_UP = 12;

function hintsOf(index: Index, node: MirrorNode): FieldHints {
  const labels = labelsOf(index, node);
  const hosts: Attributes[] = [];
  let level = 0;
  for (let up: MirrorNode | undefined = node; up && level < LEVELS_UP; up = up.parentElement(), level++) {
    if (up.tag === 'label') labels.push(textOf(up), ...pictureNames(up));
    if (up.tag === 'fieldset') labels.push(textOf(childOf(up, 'legend')));
    if (up !== node && up.tag.includes('-')) {
      hosts.push(up.attributes);
      labels.push(...labelsOf(index, up));
    }
    if (up !== node && /^(?:radio)?group$/.test(up.attribute('role') ?? ''))
      labels.push(up.attribute('aria-label') ?? '', ...labelsOf(index, up));
  }
  return {
    tag: node.tag,
    attributes: node.attributes,
    hosts,
    labels,
    descriptions: referred(index, node, 'aria-describedby'),
    before: textBefore(node),
    around: textsAround(node, textOf, (other) => isField(other) || hasField(other)),
    boxes: countBoxes(node),
  };
}

function labelsOf(index: Index, node: MirrorNode): string[] {
  const labels = textsBeside(node, index.byFor.get(node.attribute('id') ?? ''), index);
  return [...labels, ...referred(index, node, 'aria-labelledby')];
}

function childOf(node: MirrorNode, tag: string): MirrorNode | undefined {
  let child = node.first;
  while (child && child.tag !== tag) child = child.next;
  return child;
}

/** The nearest text before the field, at most three levels up, with no other field in between. */
function textBefore(node: MirrorNode): string {
  let at: MirrorNode | undefined = node;
  for (let level = 0; at && level < 3; level++, at = at.parent) {
    for (let before: MirrorNode | undefined = at.previous; before; before = before.previous) {
      if (isField(before) || hasField(before)) return '';
      const text = (before.kind === KIND.text ? before.text : textOf(before)).trim();
      if (text !== '') return text.length <= BEFORE_MAX ? text : '';
    }
  }
  return '';
}

/** Nodes before a field that can be its label; in more than these something else stands. */
const BEFORE_NODES_MAX = 60;

function hasField(node: MirrorNode): boolean {
  let nodes = 0;
  for (const inside of descendants(node))
    if (++nodes > BEFORE_NODES_MAX || (inside.tag !== '' && isField(inside))) return true;
  return false;
}

/** Boxes for one character, or for a group of three to six, stand together within three levels. */
function countBoxes(node: MirrorNode): number {
  const length = boxLength(node);
  if (length === 0) return 0;
  let around: MirrorNode | undefined = node;
  for (let level = 0; level < 3; level++) around = around?.parentElement() ?? around;
  let count = 0;
  if (around)
    for (const inside of descendants(around)) if (inside.tag === 'input' && boxLength(inside) === length) count++;
  return count;
}

function boxLength({ tag, attributes }: MirrorNode): number {
  if (tag !== 'input') return 0;
  const length = Number(attributes['maxlength'] ?? attributes['size'] ?? 0);
  return length === 1 || (length > 2 && length < 7) ? length : 0;
}
