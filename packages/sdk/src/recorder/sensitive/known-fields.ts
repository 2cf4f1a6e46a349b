import { MASK, rememberValue, sensitiveBecause, type Echoes } from '@opname/privacy';
import { boxesAround, fieldHints, FIELDS, isElement, type HintParts } from './field-hints.ts';
import { createLabels } from './labels.ts';
import { createOrdinaryFields } from './ordinary-fields.ts';
import type { Root } from './roots.ts';

/** The sensitive fields that are known, and what stands in them. */
export interface KnownFields {
  search(node: Node): void;
  /** Something was added, which may say what fields are. */
  added(to: Node, nodes: NodeList): void;
  /** An attribute that says what a field is has changed. */
  told(element: Element, attribute: string | null): void;
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

const LABEL = 'label[for]';
const FIELDS_AND_LABELS = `${FIELDS},${LABEL}`;

export function createKnownFields(echoes: Echoes): KnownFields {
  const fields = new Map<Element, Field>();
  const labels = createLabels();
  const ordinary = createOrdinaryFields();

  /** @returns the field, when it is a sensitive one. */
  function consider(element: Element): Field | undefined {
    const known = fields.get(element);
    if (known) return known;
    if (ordinary.has(element)) return undefined;
    const parts = { labelsFor: labels.of, readFrom: ordinary };
    const because = element.matches(FIELDS) ? becauseOf(element, parts) : closedHost(element);
    const field = because === undefined ? undefined : { because, value: '', keys: '' };
    if (field) fields.set(element, field);
    else ordinary.add(element);
    return field;
  }
  return {
    added: ordinary.added,
    told(element, attribute) {
      // Animations set styles in every frame, and those of a field say something of itself only.
      if (attribute === 'style' && !element.matches(FIELDS)) return;
      ordinary.forget();
      if (element.localName === 'label') labels.note(element);
      consider(element);
    },
    search(node) {
      const found = fieldsAndLabels(node);
      // A label may stand after the field that it is for.
      for (const element of found) if (element.localName === 'label') labels.note(element);
      for (const element of found) if (element.localName !== 'label' || element.matches(FIELDS)) consider(element);
    },
    note(target, event) {
      const element = target.closest(FIELDS) ?? target;
      const field = consider(element);
      if (!field) return;
      read(element, field, echoes);
      const coming = comingValue(element, field, event);
      if (coming) rememberValue(echoes, field.because, coming);
    },
    noteSet(element) {
      // To look at others closer would make the browser lay out the page in the midst of the app's own work.
      const field = element.type === 'password' ? consider(element) : fields.get(element);
      if (field) read(element, field, echoes);
    },
    mask(text, element) {
      const field = text === '' ? undefined : consider(element);
      if (!field) return text;
      read(element, field, echoes);
      if (text !== field.value) rememberValue(echoes, field.because, text);
      return MASK;
    },
    readAll() {
      for (const [element, field] of fields) {
        read(element, field, echoes);
        if (!element.isConnected && !element.getRootNode().isConnected) fields.delete(element);
      }
    },
  };
}

function fieldsAndLabels(node: Node): Element[] {
  const found = 'querySelectorAll' in node ? [...(node as Root).querySelectorAll(FIELDS_AND_LABELS)] : [];
  if (isElement(node) && node.matches(FIELDS_AND_LABELS)) found.push(node);
  return found;
}

function becauseOf(element: Element, parts: HintParts): string | undefined {
  return sensitiveBecause(fieldHints(element, parts)) ?? (isDotted(element) ? 'text-security' : undefined);
}

function read(element: Element, field: Field, echoes: Echoes): void {
  const value = valueOf(element);
  if (value === field.value) return;
  field.value = value;
  rememberValue(echoes, field.because, value);
  rememberBoxes(element, field, echoes);
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
