/**
 * The nodes of a page as rrweb serialises them, linked so that a change costs what it changes. It does what rrweb's
 * replayer does with the same changes. The document inside a frame is a child of the frame's element here, as it is in
 * rrweb's mutations.
 */
import { fieldsOf, listOf, NODE, type Fields } from './rrweb-events.ts';

export interface PageNode {
  readonly id: number;
  readonly type: number;
  /** In small letters; empty for what is no element. */
  readonly tag: string;
  readonly isShadow: boolean;
  /** All that rrweb says of the node besides its children. */
  fields: Fields;
  attributes: Fields;
  /** Changes of single style properties since the style attribute was set, the oldest first. */
  style: Map<string, unknown> | undefined;
  parent: PageNode | undefined;
  next: PageNode | undefined;
  previous: PageNode | undefined;
  first: PageNode | undefined;
  last: PageNode | undefined;
}

export interface PageTree {
  readonly root: PageNode | undefined;
  get(id: unknown): PageNode | undefined;
  /** Throws away all nodes and begins with a full snapshot's. */
  reset(described: unknown): void;
  /** @returns the node, with all that was described in it; undefined for what is no node. */
  add(described: unknown, parent: PageNode, next: PageNode | undefined): PageNode | undefined;
  remove(node: PageNode): void;
}

/** @param onRemove told of each node that leaves the page. */
export function createPageTree(onRemove: (node: PageNode) => void): PageTree {
  const nodes = new Map<number, PageNode>();
  let root: PageNode | undefined;

  function build(described: Fields, parent: PageNode | undefined, next?: PageNode): PageNode | undefined {
    const { childNodes, attributes, ...fields } = described;
    const { id, type, tagName } = fields;
    if (typeof id !== 'number' || typeof type !== 'number') return undefined;
    const known = nodes.get(id);
    if (known) remove(known);
    const node: PageNode = {
      id,
      type,
      tag: typeof tagName === 'string' ? tagName.toLowerCase() : '',
      isShadow: fields['isShadow'] === true,
      fields,
      attributes: { ...fieldsOf(attributes) },
      style: undefined,
      parent,
      next: undefined,
      previous: undefined,
      first: undefined,
      last: undefined,
    };
    nodes.set(id, node);
    if (parent) link(node, parent, next);
    for (const child of listOf(childNodes)) build(fieldsOf(child), node);
    return node;
  }

  function forget(node: PageNode): void {
    if (nodes.get(node.id) === node) nodes.delete(node.id);
    onRemove(node);
  }

  function remove(node: PageNode): void {
    unlink(node);
    for (const inside of nodesIn(node)) forget(inside);
  }

  return {
    get root() {
      return root;
    },
    get: (id) => (typeof id === 'number' ? nodes.get(id) : undefined),
    reset(described) {
      nodes.clear();
      root = build(fieldsOf(described), undefined);
    },
    add: (described, parent, next) => build(fieldsOf(described), parent, next?.parent === parent ? next : undefined),
    remove,
  };
}

/** A node and all that is in it, each before what it holds. */
export function* nodesIn(node: PageNode): Generator<PageNode> {
  let current: PageNode | undefined = node;
  while (current) {
    yield current;
    if (current.first) {
      current = current.first;
      continue;
    }
    while (current && current !== node && !current.next) current = current.parent;
    if (!current || current === node) return;
    current = current.next;
  }
}

export function* childrenOf(node: PageNode): Generator<PageNode> {
  for (let child = node.first; child; child = child.next) yield child;
}

function link(node: PageNode, parent: PageNode, next: PageNode | undefined): void {
  node.parent = parent;
  node.next = next;
  node.previous = next ? next.previous : parent.last;
  if (node.previous) node.previous.next = node;
  else parent.first = node;
  if (next) next.previous = node;
  else parent.last = node;
}

function unlink(node: PageNode): void {
  const { parent, next, previous } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = undefined;
  node.next = undefined;
  node.previous = undefined;
}

/** @returns whether a child is the document in its parent's frame and not one of its nodes. */
export function isFrameDocument({ type, parent }: PageNode): boolean {
  return type === NODE.document && parent !== undefined;
}
