import { isElement } from './field-hints.ts';

/** A document, a document of a same-origin frame, or an open shadow root. */
export type Root = Document | ShadowRoot;

/** Every root of a page, those included that come later. */
export interface Roots {
  /** Looks for roots in and under the node. */
  search(node: Node): void;
  /** Adds the shadow roots that an event came through. */
  addPath(path: readonly EventTarget[]): void;
  /** Looks again at elements that had no shadow root and at frames that may have another document. */
  again(): void;
  all(): Iterable<Root>;
}

/** @returns the roots from `document` on; of each one `onRoot` is told when it is found, and `onGone` when it has gone. */
export function createRoots(document: Document, onRoot: (root: Root) => void, onGone?: (root: Root) => void): Roots {
  const known = new Set<Root>();
  const frames = new Set<HTMLIFrameElement>();
  const hosts = new Set<Element>();

  function add(root: Root): void {
    if (known.has(root)) return;
    known.add(root);
    onRoot(root);
    search(root);
  }
  function search(node: Node): void {
    if (isElement(node)) look(node);
    if ('querySelectorAll' in node) for (const element of (node as Root).querySelectorAll('*')) look(element);
  }
  function look(element: Element): void {
    if (element.shadowRoot) add(element.shadowRoot);
    else if (element.localName.includes('-')) hosts.add(element);
    if (element.localName !== 'iframe' && element.localName !== 'frame') return;
    const frame = element as HTMLIFrameElement;
    if (!frames.has(frame)) frame.addEventListener('load', () => enter(frame));
    frames.add(frame);
    enter(frame);
  }
  function enter(frame: HTMLIFrameElement): void {
    const inside = frameDocument(frame);
    if (inside) add(inside);
  }
  add(document);
  return {
    search,
    addPath(path) {
      for (const target of path) if ('host' in target && 'mode' in target) add(target as ShadowRoot);
    },
    again() {
      for (const frame of frames)
        if (frame.isConnected) enter(frame);
        else frames.delete(frame);
      for (const host of hosts) {
        if (host.shadowRoot) add(host.shadowRoot);
        if (host.shadowRoot || !host.isConnected) hosts.delete(host);
      }
      for (const root of known) if (isGone(root, document) && known.delete(root)) onGone?.(root);
    },
    all: () => known,
  };
}

function isGone(root: Root, document: Document): boolean {
  if (root === document) return false;
  return 'host' in root ? !root.host.isConnected : root.defaultView === null;
}

/** Documents of other origins cannot be entered; older browsers say so by throwing. */
function frameDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
