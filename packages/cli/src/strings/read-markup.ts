import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { isWords, tidy } from './is-text.ts';
import { VALUE_PLACE } from './script-literals.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Attributes that are read by people. */
const READ_ATTRIBUTES = new Set([
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'label',
]);
const SILENT = new Set(['script', 'style', 'noscript', 'iframe']);
const BUTTON_TYPES = /^(?:button|submit|reset)$/;

/** @returns the texts and labels of a page. */
export function readMarkup(source: string): string[] {
  return textsOf(parse(source)).filter(isWords);
}

/** @returns the texts and labels of a template's markup. */
export function readFragment(source: string): string[] {
  return textsOf(parseFragment(source)).filter(isWords);
}

function textsOf(node: Node): string[] {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value.split(VALUE_PLACE).map(tidy);
  if (SILENT.has(node.nodeName)) return [];
  const own = 'attrs' in node ? labelsOf(node) : [];
  const inside = node.nodeName === 'template' ? [(node as DefaultTreeAdapterTypes.Template).content] : childrenOf(node);
  return [...own, ...inside.flatMap(textsOf)];
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function labelsOf({ nodeName, attrs }: DefaultTreeAdapterTypes.Element): string[] {
  const isButton = nodeName === 'input' && attrs.some(({ name, value }) => name === 'type' && BUTTON_TYPES.test(value));
  return attrs
    .filter(
      ({ name, value }) =>
        !value.includes(VALUE_PLACE) && (READ_ATTRIBUTES.has(name) || (isButton && name === 'value')),
    )
    .map(({ value }) => tidy(value));
}
