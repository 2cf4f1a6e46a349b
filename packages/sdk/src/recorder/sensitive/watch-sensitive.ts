import type { Echoes } from '@opname/privacy';
import { isElement } from './field-hints.ts';
import { createKnownFields } from './known-fields.ts';
import { createRoots, type Root } from './roots.ts';
import { watchSetValues } from './set-values.ts';

export interface SensitiveOptions {
  document: Document;
  /** Where values are remembered, in memory only; the sanitiser must have the same. */
  echoes: Echoes;
}

/** Knows the sensitive fields of a document, its open shadow roots and same-origin frames, and what stands in them. */
export interface SensitiveWatch {
  /** Remembers what stands in the sensitive fields now. To be called just before events are sanitised. */
  peek(): void;
  /** The documents and open shadow roots that are known. */
  roots(this: void): Iterable<Root>;
  /** rrweb's `maskInputFn`: remembers what is sensitive and gives a mask for it, so that it enters no event. */
  maskInput(text: string, element: Element): string;
  stop(): void;
}

/** Attributes that can make a field a sensitive one. */
const TELLING = 'type autocomplete name id for aria-label placeholder contenteditable role style'.split(' ');
const EVENTS = ['beforeinput', 'input', 'change', 'keydown', 'paste', 'drop', 'focusin', 'compositionend'] as const;

/**
 * Starts watching. An app may repeat what is typed before the recorder hears of it: in a keydown listener, in a batch of
 * changes that is delivered before the input event. So values are read here, earlier than from any event.
 */
export function watchSensitive({ document, echoes }: SensitiveOptions): SensitiveWatch {
  const known = createKnownFields(echoes);
  const observer = new MutationObserver(take);
  const stops = new Map<Root, () => void>();
  const roots = createRoots(document, onRoot, leave);

  function onRoot(root: Root): void {
    const { defaultView } = root as Document;
    const stopSetValues = defaultView && watchSetValues(defaultView, known.noteSet);
    for (const name of EVENTS) root.addEventListener(name, onEvent, { capture: true, passive: true });
    stops.set(root, () => {
      stopSetValues?.();
      for (const name of EVENTS) root.removeEventListener(name, onEvent, { capture: true });
    });
    observer.observe(root, { subtree: true, childList: true, attributeFilter: TELLING });
    known.search(root);
  }
  /** What has gone from the page would be kept alive by what listens to it. */
  function leave(root: Root): void {
    stops.get(root)?.();
    stops.delete(root);
  }
  function take(records: readonly MutationRecord[]): void {
    // What left the page within these records was looked through for roots before; what changed in it since they tell.
    const moved = new Set<Node>();
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      if (type === 'attributes') known.told(target as Element, attributeName);
      for (const node of removedNodes) moved.add(node);
      if (addedNodes.length > 0) known.added(target, addedNodes);
      for (const node of addedNodes) {
        if (!isElement(node)) continue;
        if (!moved.has(node)) roots.search(node);
        known.search(node);
      }
    }
  }
  function onEvent(event: Event): void {
    take(observer.takeRecords());
    const { target } = event;
    // Only what comes out of a shadow root has another target inside.
    const isPlain = isElement(target) && !target.shadowRoot;
    const path = isPlain ? [] : event.composedPath();
    roots.addPath(path);
    const inner = isPlain ? target : path.find(isElement);
    if (inner) known.note(inner, event);
  }
  return {
    peek() {
      take(observer.takeRecords());
      roots.again();
      known.readAll();
    },
    roots: () => roots.all(),
    maskInput: (text, element) => known.mask(text, element),
    stop() {
      observer.disconnect();
      for (const stop of stops.values()) stop();
    },
  };
}
