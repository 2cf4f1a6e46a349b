import type { Matchable } from '../rules/selector.ts';
import { NODES_A_STEP, toEnd, type Steps } from '../steps.ts';
import { createByNumber } from './by-number.ts';

/** rrweb's kinds of node. */
export const KIND = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

export type Attributes = Record<string, unknown>;

/**
 * One node of the page as rrweb described it, raw, in memory only. Decisions about it are made from here, once and from
 * the top, and can be made again when a rule, an attribute or a label changes.
 */
export class MirrorNode implements Matchable {
  readonly id: number;
  readonly kind: number;
  readonly tag: string;
  attributes: Attributes;
  text: string;
  readonly isShadow: boolean;
  /** The fields of rrweb's node that say how it is built again, checked when it is sent. */
  readonly source: Attributes;

  parent: MirrorNode | undefined = undefined;
  first: MirrorNode | undefined = undefined;
  last: MirrorNode | undefined = undefined;
  next: MirrorNode | undefined = undefined;
  previous: MirrorNode | undefined = undefined;

  /** Why it is sensitive for ever, or undefined. */
  secret: string | undefined = undefined;
  /** The verdict on what is inside it; see verdict.ts. */
  verdict: unknown = undefined;
  /** Whether it is in the recording. */
  isSent = false;
  /** The text or value as last sent. */
  sent: string | undefined = undefined;

  constructor(source: Attributes, id: number) {
    this.id = id;
    this.kind = Number(source['type']);
    this.tag = typeof source['tagName'] === 'string' ? source['tagName'].toLowerCase() : '';
    this.attributes = toAttributes(source['attributes']);
    this.text = typeof source['textContent'] === 'string' ? source['textContent'] : '';
    this.isShadow = source['isShadow'] === true;
    this.source = source;
  }

  attribute(name: string): string | undefined {
    const value = this.attributes[name];
    return typeof value === 'string' ? value : value === true ? '' : undefined;
  }

  /** @returns the attribute in small letters, empty when there is none. */
  word(name: string): string {
    return this.attribute(name)?.toLowerCase() ?? '';
  }

  /** @returns the element around it, also across shadow roots and frames. */
  parentElement(): MirrorNode | undefined {
    let up = this.parent;
    while (up && up.kind !== KIND.element) up = up.parent;
    return up;
  }
}

/** A node of which the children are being taken. */
interface Open {
  node: MirrorNode;
  children: readonly unknown[];
  at: number;
}

const NO_CHILDREN: readonly unknown[] = [];
const NO_ATTRIBUTES: Attributes = {};

function toAttributes(value: unknown): Attributes {
  return typeof value === 'object' && value !== null ? (value as Attributes) : NO_ATTRIBUTES;
}

/** The page as rrweb described it so far. */
export interface Mirror {
  get(id: unknown): MirrorNode | undefined;
  /** Takes a described node with all that is in it and puts it before `next`, or last. */
  add(source: unknown, parent: MirrorNode, next: MirrorNode | undefined): MirrorNode | undefined;
  /** Takes a described document with all that is in it. */
  takeAll(this: void, source: unknown): Steps<MirrorNode | undefined>;
  remove(node: MirrorNode): void;
  /** Takes a node from its place, with all that is in it, and keeps it. */
  lift(this: void, node: MirrorNode): void;
  /** Puts a node that was lifted before `next`, or last. */
  put(this: void, node: MirrorNode, parent: MirrorNode, next: MirrorNode | undefined): void;
  /** Everything is decided anew. */
  forgetVerdicts(): void;
  reset(): void;
}

/** @returns an empty mirror that tells `onElement` of each element it takes in, and `onGone` of each node that leaves it. */
export function createMirror(onElement: (node: MirrorNode) => void, onGone: (node: MirrorNode) => void): Mirror {
  let nodes = createByNumber<MirrorNode>();

  function make(source: unknown): Open | undefined {
    if (typeof source !== 'object' || source === null) return undefined;
    const described = source as Attributes;
    const { id, type, childNodes } = described;
    if (!isId(id) || typeof type !== 'number' || type < 0 || type > KIND.comment) return undefined;
    const known = nodes.get(id);
    if (known) remove(known);
    const node = new MirrorNode(described, id);
    nodes.set(id, node);
    return { node, children: Array.isArray(childNodes) ? childNodes : NO_CHILDREN, at: 0 };
  }
  function* take(source: unknown): Steps<MirrorNode | undefined> {
    const top = make(source);
    // By hand and not by calls of itself, so that it can be interrupted anywhere.
    const open = top ? [top] : [];
    let steps = 0;
    for (let inner = open.at(-1); inner; inner = open.at(-1)) {
      if (inner.at === inner.children.length) {
        if (inner.node.kind === KIND.element) onElement(inner.node);
        open.pop();
        continue;
      }
      const child = make(inner.children[inner.at++]);
      if (!child) continue;
      insert(child.node, inner.node, undefined);
      open.push(child);
      if (++steps % NODES_A_STEP === 0) yield;
    }
    return top?.node;
  }
  function remove(node: MirrorNode): void {
    detach(node);
    for (const inside of descendants(node)) leave(inside);
    leave(node);
  }
  function leave(node: MirrorNode): void {
    nodes.delete(node.id);
    onGone(node);
  }
  return {
    get: (id) => (isId(id) ? nodes.get(id) : undefined),
    add(source, parent, next) {
      const node = toEnd(take(source));
      if (node) put(node, parent, next);
      return node;
    },
    takeAll: take,
    remove,
    lift: detach,
    put,
    forgetVerdicts() {
      for (const node of nodes.values()) node.verdict = undefined;
    },
    reset() {
      nodes = createByNumber();
    },
  };
}

/** rrweb's numbers stay far below; a forged one must not make a list of any length. */
const ID_MAX = 100_000_000;

function isId(id: unknown): id is number {
  return Number.isInteger(id) && (id as number) >= 0 && (id as number) < ID_MAX;
}

function insert(node: MirrorNode, parent: MirrorNode, next: MirrorNode | undefined): void {
  node.parent = parent;
  node.next = next;
  node.previous = next ? next.previous : parent.last;
  if (node.previous) node.previous.next = node;
  else parent.first = node;
  if (next) next.previous = node;
  else parent.last = node;
}

function put(node: MirrorNode, parent: MirrorNode, next: MirrorNode | undefined): void {
  insert(node, parent, next?.parent === parent ? next : undefined);
}

function detach(node: MirrorNode): void {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = undefined;
}

/** @returns all nodes inside `root`, in the order of the document. */
export function* descendants(root: MirrorNode): Generator<MirrorNode> {
  let node = root.first;
  while (node && node !== root) {
    yield node;
    if (node.first) node = node.first;
    else {
      while (node && node !== root && !node.next) node = node.parent;
      node = node === root ? undefined : node?.next;
    }
  }
}
