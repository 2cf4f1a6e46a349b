import type { FieldHints } from '@opname/privacy';
import type { Root } from './roots.ts';

/** Elements into which something can be typed or put. */
export const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image],[type=range],[type=color]),' +
  'textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]';

/** Levels up in which a label, a group or a host may stand. */
const LEVELS_UP = 12;
const LABEL_MAX_CHARACTERS = 160;
const BEFORE_MAX_CHARACTERS = 60;
const BOXES_WITHIN_LEVELS = 3;
/** Boxes that are a group by themselves; a group of them further up is another one. */
const ENOUGH_BOXES = 3;

/** Where what a field says about itself was read: a text elsewhere changes nothing of it. */
export interface ReadFrom {
  /** All that is in the node was read. */
  inside(node: Node): void;
  /** What stands beside the node was read, as far as another text between would change it. */
  beside(node: Node): void;
}

export interface HintParts {
  /** The labels that are for an element, those around it apart. */
  labelsFor: (element: Element) => Iterable<Element>;
  /** Told where it is read. */
  readFrom: ReadFrom;
}

/** @returns what the field says about itself in the document, for `sensitiveBecause`. */
export function fieldHints(field: Element, { labelsFor, readFrom }: HintParts): FieldHints {
  const textOf = (node: Node | null | undefined): string => {
    if (node) readFrom.inside(node);
    return node?.textContent?.slice(0, LABEL_MAX_CHARACTERS) ?? '';
  };
  const labelsOf = (element: Element): string[] => [
    ...Array.from(labelsFor(element), textOf),
    ...referred(element, 'aria-labelledby').map(textOf),
  ];
  const labels = labelsOf(field);
  const hosts: Record<string, string>[] = [];
  let level = 0;
  for (let up: Element | null = field; up && level < LEVELS_UP; up = parentOf(up), level++) {
    if (up.localName === 'label') labels.push(textOf(up));
    if (up.localName === 'fieldset') labels.push(textOf(up.querySelector('legend')));
    if (up !== field && up.localName.includes('-')) {
      hosts.push(attributesOf(up));
      labels.push(...labelsOf(up));
    }
    if (up !== field && /^(?:radio)?group$/.test(up.getAttribute('role') ?? '')) {
      labels.push(up.getAttribute('aria-label') ?? '', ...labelsOf(up));
    }
  }
  return {
    tag: field.localName,
    attributes: attributesOf(field),
    hosts,
    labels,
    descriptions: referred(field, 'aria-describedby').map(textOf),
    before: textBefore(field, readFrom),
    boxes: countBoxes(field),
  };
}

/** @returns the element around it, also across shadow roots. */
function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes) attributes[name] = value;
  return attributes;
}

/** @returns the labels of a field as the browser knows them; for what is made into one the whole page has to be searched. */
export function browserLabels(element: Element): Iterable<Element> {
  return (element as HTMLInputElement).labels ?? labelsById(element.getRootNode() as Root, element.id);
}

function labelsById(root: Root, id: string): Iterable<Element> {
  return id ? root.querySelectorAll(`label[for="${CSS.escape(id)}"]`) : [];
}

/** @returns what an attribute with ids points at. */
function referred(element: Element, attribute: string): (Element | null | undefined)[] {
  const ids = element.getAttribute(attribute);
  if (!ids) return [];
  const root = element.getRootNode() as Root;
  return ids.split(/\s+/).map((id) => (id ? root.getElementById?.(id) : undefined));
}

function textBefore(field: Element, readFrom: ReadFrom): string {
  let at: Node | null = field;
  for (let level = 0; at && level < BOXES_WITHIN_LEVELS; level++, at = at.parentNode) {
    readFrom.beside(at);
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      readFrom.inside(before);
      if (holdsField(before)) return '';
      const text = before.textContent?.trim() ?? '';
      if (text !== '') return text.length <= BEFORE_MAX_CHARACTERS ? text : '';
    }
  }
  return '';
}

function holdsField(node: Node): boolean {
  return isElement(node) && (node.matches(FIELDS) || node.querySelector(FIELDS) !== null);
}

/** @returns whether the node is an element, of this document or of a frame's. */
export function isElement(node: Node | EventTarget | null | undefined): node is Element {
  return node !== null && node !== undefined && (node as Node).nodeType === 1;
}

function countBoxes(field: Element): number {
  return boxLength(field) === 0 ? 0 : boxesAround(field).length;
}

/** @returns the boxes of the same length that stand with the field, within three levels, itself included. */
export function boxesAround(field: Element): HTMLInputElement[] {
  const length = boxLength(field);
  let around: Element = field;
  let boxes: HTMLInputElement[] = [];
  for (let level = 0; level < BOXES_WITHIN_LEVELS && boxes.length < ENOUGH_BOXES; level++) {
    around = around.parentElement ?? around;
    boxes = [...around.querySelectorAll('input')].filter((box) => boxLength(box) === length);
  }
  return boxes;
}

function boxLength(field: Element): number {
  const length = Number(field.getAttribute('maxlength') ?? field.getAttribute('size') ?? 0);
  return field.localName === 'input' && (length === 1 || (length > 2 && length < 7)) ? length : 0;
}
