import { FIELDS, isElement, type ReadFrom } from './field-hints.ts';

/** Fields that are not sensitive, as far as is known; they are looked at anew when something is added where that was read. */
export interface OrdinaryFields extends ReadFrom {
  has(element: Element): boolean;
  add(element: Element): void;
  /** Nodes were added, which may say what fields are. */
  added(this: void, to: Node, nodes: NodeList): void;
  forget(this: void): void;
}

/** Milliseconds for which a field that is not sensitive need not be looked at again: a text may change without a record. */
const ORDINARY_MS = 200;
/** Other fields end the search for a text, and what has an id may be what another element names as its label. */
const NAMING = `${FIELDS},label,legend,[id]`;

export function createOrdinaryFields(): OrdinaryFields {
  let fields: WeakSet<Element> | undefined;
  let insides = new WeakSet<Node>();
  let besides = new WeakSet<Node>();
  let until = 0;

  function forget(): void {
    fields = undefined;
    insides = new WeakSet();
    besides = new WeakSet();
    until = performance.now() + ORDINARY_MS;
  }
  function wasRead(node: Node): boolean {
    if (besides.has(node)) return true;
    let at: Node | null = node;
    while (at && !insides.has(at)) at = at.parentNode;
    return at !== null;
  }
  return {
    has(element) {
      if (performance.now() > until) forget();
      return fields?.has(element) ?? false;
    },
    add: (element) => void (fields ??= new WeakSet()).add(element),
    inside: (node) => void insides.add(node),
    beside: ({ parentNode }) => void (parentNode && besides.add(parentNode)),
    added(to, nodes) {
      if (fields && (wasRead(to) || Array.from(nodes).some(mayBeReferred))) forget();
    },
    forget,
  };
}

/** @returns whether what was added is, holds, or may be pointed at by, what says what a field is. */
function mayBeReferred(node: Node): boolean {
  return isElement(node) && (node.matches(NAMING) || node.querySelector(NAMING) !== null);
}
