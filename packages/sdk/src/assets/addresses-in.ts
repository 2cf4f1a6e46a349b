import type { RecordedEvent } from '@opname/protocol';

/** What is known of an address from where it stands. */
export interface AddressUse {
  /** The browser loads it in a way that any origin must have allowed to be read. */
  isReadable: boolean;
}

/** rrweb's numbers: a full picture, a change, and of changes those of the tree. */
const FULL_PICTURE = 2;
const INCREMENTAL = 3;

type Found = (address: string, use: AddressUse) => void;
type Attributes = Readonly<Record<string, unknown>>;

interface Node {
  tagName?: string;
  attributes?: Attributes;
  childNodes?: readonly Node[];
  textContent?: string;
  isStyle?: boolean;
}

/** Tells the addresses of pictures and fonts in an event that the sanitiser let through. */
export function findAddresses({ type, data }: RecordedEvent, found: Found): void {
  const changes = data as Changes;
  if (type === FULL_PICTURE && changes.node) findInNode(changes.node, found);
  if (type !== INCREMENTAL) return;
  findInTree(changes, found);
  findInRules(changes, found);
}

function findInTree({ adds = [], texts = [], attributes = [] }: Changes, found: Found): void {
  for (const { node } of adds) if (node) findInNode(node, found);
  for (const { value } of texts) findInStyle(value, found);
  for (const changed of attributes) findInAttributes('', changed.attributes, found);
}

/** A rule that was inserted stands where elements do that were added. */
function findInRules({ adds = [], styles = [], replace, replaceSync, set }: Changes, found: Found): void {
  for (const { rule } of [...adds, ...styles.flatMap(({ rules = [] }) => rules)]) findInStyle(rule, found);
  for (const text of [replace, replaceSync, set?.value]) findInStyle(text, found);
}

/** What of the many forms of rrweb's changes may hold an address. */
interface Changes {
  node?: Node;
  adds?: readonly { node?: Node; rule?: unknown }[];
  texts?: readonly { value?: unknown }[];
  attributes?: readonly { attributes: Attributes }[];
  replace?: unknown;
  replaceSync?: unknown;
  set?: { value?: unknown };
  styles?: readonly { rules?: readonly { rule?: unknown }[] }[];
}

function findInNode(root: Node, found: Found): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.attributes) findInAttributes(node.tagName ?? '', node.attributes, found);
    else findInStyle(node.textContent, found);
    if (node.childNodes) waiting.push(...node.childNodes);
  }
}

/** Elements whose `href` is a picture. */
const DRAWN = /^(?:image|feimage)$/i;

function findInAttributes(tag: string, attributes: Attributes, found: Found): void {
  const isReadable = 'crossorigin' in attributes;
  for (const [name, value] of Object.entries(attributes)) {
    // What has changed of a style comes by property.
    if (name === 'style' || name === '_cssText')
      findInStyle(typeof value === 'string' ? value : JSON.stringify(value), found);
    else if (typeof value === 'string')
      for (const address of addressesOf(tag, name, value)) found(address, { isReadable });
  }
}

function addressesOf(tag: string, name: string, value: string): string[] {
  if (name === 'srcset') return value.split(/,\s+/).map((one) => one.trim().split(/\s/)[0] ?? '');
  const isPicture = /^(?:src|poster|background)$/.test(name) || (name.endsWith('href') && DRAWN.test(tag));
  return isPicture ? [value] : [];
}

const FONT_FACE = /@font-face\s*\{[^}]*\}/gi;
const ADDRESS = /\burl\(\s*\\?["']?([^"'\\)\s]+)/gi;

function findInStyle(text: unknown, found: Found): void {
  if (typeof text !== 'string' || !text.includes('url(')) return;
  const fonts = text.match(FONT_FACE)?.join('') ?? '';
  for (const [, address = ''] of fonts.matchAll(ADDRESS)) found(address, { isReadable: true });
  for (const [, address = ''] of text.replaceAll(FONT_FACE, '').matchAll(ADDRESS))
    found(address, { isReadable: false });
}
