import { browserLabels, fieldHints } from '../../../sdk/src/recorder/sensitive/field-hints.ts';

/** @returns where an element stands, short and with the shadow hosts and frames around it. */
export function whereIs(element: Element): string {
  const root = element.getRootNode();
  const host = 'host' in root ? (root as ShadowRoot).host : element.ownerDocument.defaultView?.frameElement;
  const own = nameOf(element);
  return host ? `${whereIs(host)} ▸ ${own}` : own;
}

function nameOf(element: Element): string {
  const tag = element.localName;
  if (element.id) return `${tag}#${element.id}`;
  for (const name of ['name', 'data-testid', 'type', 'role', 'for']) {
    const value = element.getAttribute(name);
    if (value) return `${tag}[${name}=${value}]`;
  }
  const first = element.classList.item(0);
  return first ? `${tag}.${first}` : tag;
}

/** Attributes in which a field says for people or for code what it is. */
const TELLING = ['aria-label', 'placeholder', 'title', 'name', 'id', 'autocomplete', 'inputmode', 'data-testid'];

/** @returns all that a field says of itself: labels first, then what stands before it, then its attributes. */
export function saysOf(field: Element): string[] {
  const {
    labels: around,
    before,
    hosts,
  } = fieldHints(field, { labelsFor: browserLabels, readFrom: { inside() {}, beside() {} } });
  // A label that is put around a list reads as the label and all its options.
  const inside = field.textContent === '' ? undefined : field.textContent;
  const labels = around.map((text) => (inside === undefined ? text : text.replace(inside, ' ')));
  const attributes = TELLING.map((name) => field.getAttribute(name) ?? '');
  const ofHosts = (hosts ?? []).flatMap((host) => TELLING.map((name) => textOf(host[name])));
  return [...labels, ...attributes.slice(0, 2), before ?? '', ...attributes.slice(2), ...ofHosts]
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const ROLES: readonly [role: string, selector: string][] = [
  ['option', 'option,[role=option]'],
  ['button', 'button,[role=button],[role=tab],[role=menuitem]'],
  ['label', 'label,legend,summary'],
  ['heading', HEADINGS],
  ['column', 'th,caption,[role=columnheader]'],
  ['title', 'title'],
  ['navigation', 'nav a,[role=navigation] a'],
];

/** @returns what a text is for. */
export function roleOf(parent: Element): string {
  return ROLES.find(([, selector]) => parent.closest(selector))?.[0] ?? 'text';
}
