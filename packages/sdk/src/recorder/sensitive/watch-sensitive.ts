import { MASK, rememberValue, sensitiveBecause, type Echoes } from '@opname/privacy';
import { boxesAround, fieldHints, FIELDS, isElement } from './field-hints.ts';
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
const TELLING = ['type', 'autocomplete', 'name', 'id', 'aria-label', 'placeholder', 'contenteditable', 'role', 'style'];
const EVENTS = ['beforeinput', 'input', 'change', 'keydown', 'paste', 'drop', 'focusin', 'compositionend'] as const;

/**
 * Starts watching. An app may repeat what is typed before the recorder hears of it: in a keydown listener, in a batch of
 * changes that is delivered before the input event. So values are read here, earlier than from any event.
 */
export function watchSensitive({ document, echoes }: SensitiveOptions): SensitiveWatch {
  const known = createKnownFields(echoes);
  const observer = new MutationObserver(take);
  const listening: Root[] = [];
  const stops: (() => void)[] = [];
  const roots = createRoots(document, onRoot);

  function onRoot(root: Root): void {
    listening.push(root);
    const { defaultView } = root as Document;
    if (defaultView) stops.push(watchSetValues(defaultView, known.noteSet));
    for (const name of EVENTS) root.addEventListener(name, onEvent, { capture: true, passive: true });
    observer.observe(root, { subtree: true, childList: true, attributeFilter: TELLING });
    known.search(root);
  }
  function take(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        known.lookAgain();
        known.consider(target as Element);
      }
      if (addedNodes.length > 0) known.lookAgain();
      for (const node of addedNodes) {
        roots.search(node);
        known.search(node);
      }
    }
  }
  function onEvent(event: Event): void {
    const path = event.composedPath();
    roots.addPath(path);
    const target = path.find(isElement);
    if (target) known.note(target, event);
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
      for (const stopSetValues of stops) stopSetValues();
      for (const root of listening)
        for (const name of EVENTS) root.removeEventListener(name, onEvent, { capture: true });
    },
  };
}

/** Milliseconds for which a field that is not sensitive need not be looked at again: the events of one key. */
const ORDINARY_MS = 200;

interface KnownFields {
  search(node: Node): void;
  consider(element: Element): boolean;
  /** Something that says what fields are has changed. */
  lookAgain(): void;
  note(target: Element, event: Event): void;
  /** A program has set the value of a field. */
  noteSet(this: void, element: HTMLInputElement): void;
  mask(text: string, element: Element): string;
  readAll(): void;
}

interface Field {
  because: string;
  /** What was remembered last, so that the same is not remembered again. */
  value: string;
  /** Keys pressed where no value can be read: a field that an app draws itself, or one in a closed shadow root. */
  keys: string;
}

function createKnownFields(echoes: Echoes): KnownFields {
  const fields = new Map<Element, Field>();
  let ordinary = new WeakSet<Element>();
  let ordinaryUntil = 0;

  function consider(element: Element): boolean {
    if (fields.has(element)) return true;
    const now = performance.now();
    if (now > ordinaryUntil) {
      ordinary = new WeakSet();
      ordinaryUntil = now + ORDINARY_MS;
    }
    if (ordinary.has(element)) return false;
    const because = element.matches(FIELDS) ? becauseOf(element) : closedHost(element);
    if (because === undefined) {
      ordinary.add(element);
      return false;
    }
    fields.set(element, { because, value: '', keys: '' });
    return true;
  }
  const read = (element: Element, field: Field) => readField(element, field, echoes);
  return {
    consider,
    lookAgain() {
      ordinary = new WeakSet();
    },
    search(node) {
      if (isElement(node) && node.matches(FIELDS)) consider(node);
      if ('querySelectorAll' in node) for (const element of (node as Root).querySelectorAll(FIELDS)) consider(element);
    },
    note(target, event) {
      const element = target.closest(FIELDS) ?? target;
      if (!consider(element)) return;
      const field = fields.get(element);
      if (!field) return;
      read(element, field);
      const coming = comingValue(element, field, event);
      if (coming) rememberValue(echoes, field.because, coming);
    },
    noteSet(element) {
      // To look at others closer would make the browser lay out the page in the midst of the app's own work.
      if (element.type === 'password') consider(element);
      const field = fields.get(element);
      if (field) read(element, field);
    },
    mask(text, element) {
      const field = text !== '' && consider(element) ? fields.get(element) : undefined;
      if (!field) return text;
      read(element, field);
      if (text !== field.value) rememberValue(echoes, field.because, text);
      return MASK;
    },
    readAll() {
      for (const [element, field] of fields) {
        read(element, field);
        if (!element.isConnected && !element.getRootNode().isConnected) fields.delete(element);
      }
    },
  };
}

function readField(element: Element, field: Field, echoes: Echoes): void {
  const value = valueOf(element);
  if (value === field.value) return;
  field.value = value;
  rememberValue(echoes, field.because, value);
  rememberBoxes(element, field, echoes);
}

function becauseOf(element: Element): string | undefined {
  const because = sensitiveBecause(fieldHints(element));
  if (because) return because;
  return isDotted(element) ? 'text-security' : undefined;
}

/** Milliseconds for which a field's look need not be asked again: it makes the browser lay out styles anew. */
const LOOK_MS = 1000;
const looks = new WeakMap<Element, { at: number; isDotted: boolean }>();

/** @returns whether styles draw the field's characters as dots. */
function isDotted(element: Element): boolean {
  const now = performance.now();
  const known = looks.get(element);
  if (known && now - known.at < LOOK_MS) return known.isDotted;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const isDotted = !/^(?:none)?$/.test(style?.getPropertyValue('-webkit-text-security') ?? '');
  looks.set(element, { at: now, isDotted });
  return isDotted;
}

/** What is typed in a closed shadow root cannot be read; its keys pass here, so it is taken for sensitive. */
function closedHost(element: Element): string | undefined {
  return element.localName.includes('-') && !element.shadowRoot ? 'closed shadow root' : undefined;
}

function valueOf(element: Element): string {
  if (element.localName === 'input' || element.localName === 'textarea' || element.localName === 'select') {
    const { files, value } = element as HTMLInputElement;
    return files ? Array.from(files, (file) => file.name).join('/') : value;
  }
  return element.hasAttribute('contenteditable') ? (element.textContent ?? '') : '';
}

/** Boxes of a code: together, in their order, they are the code. */
function rememberBoxes(element: Element, { because }: Field, echoes: Echoes): void {
  if (because !== 'a box of a code') return;
  const code = boxesAround(element)
    .map((box) => box.value)
    .join('');
  if (code.length > 1) echoes.remember(code);
}

/** @returns what the field will hold, or what its keys so far spell, when an event brings more than can be read yet. */
function comingValue(element: Element, field: Field, event: Event): string {
  switch (event.type) {
    case 'beforeinput':
      return insert(element, (event as InputEvent).data ?? '');
    case 'paste':
      return (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
    case 'drop':
      return (event as DragEvent).dataTransfer?.getData('text/plain') ?? '';
    case 'keydown':
      return isReadable(element) ? '' : addKey(field, (event as KeyboardEvent).key);
    default:
      return '';
  }
}

function isReadable(element: Element): boolean {
  return 'value' in element || element.hasAttribute('contenteditable');
}

function insert(element: Element, text: string): string {
  if (text === '' || !('selectionStart' in element)) return text;
  const { value, selectionStart, selectionEnd } = element as HTMLInputElement;
  return value.slice(0, selectionStart ?? value.length) + text + value.slice(selectionEnd ?? value.length);
}

function addKey(field: Field, key: string): string {
  if (key === 'Backspace') field.keys = field.keys.slice(0, -1);
  else if (key.length === 1) field.keys += key;
  return field.keys;
}
