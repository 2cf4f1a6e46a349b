import type { RecordedEvent } from '@opname/protocol';
import { FULL_PICTURE } from '../replay/message.ts';

/** What stands for an address. */
export interface AddressMap {
  /** Of a picture that an element shows. */
  picture(address: string): string;
  /** In a style, or among several of one picture: undefined where there is nothing. */
  held(address: string): string | undefined;
  /** Only asks, and changes nothing: what stands for an address has to be read first. */
  isAsking?: true;
}

type Values = Record<string, unknown>;

/** Puts what stands for the addresses of pictures and fonts into a segment's events, in place; a stranger made them. */
export function mapAddresses(events: readonly unknown[], map: AddressMap): void {
  const tags = new Map<unknown, string>();
  for (const event of events) {
    const { type, data } = record(event) as Partial<RecordedEvent>;
    const { node, adds, texts, attributes, ...style } = record(data);
    if (type === FULL_PICTURE) mapNode(node, tags, map);
    for (const add of list(adds)) {
      mapNode(record(add)['node'], tags, map);
      mapStyle(record(add), 'rule', map);
    }
    for (const text of list(texts)) mapStyle(record(text), 'value', map);
    for (const change of list(attributes)) {
      const { id, attributes: changed } = record(change);
      mapAttributes(tags.get(id) ?? '', record(changed), map);
    }
    mapStyle(record(data), 'replace', map);
    mapStyle(record(data), 'replaceSync', map);
    mapStyle(record(style['set']), 'value', map);
    for (const sheet of list(style['styles']))
      for (const rule of list(record(sheet)['rules'])) mapStyle(record(rule), 'rule', map);
  }
}

/** Without recursion: what is too deep must not be found by falling over it. */
function mapNode(root: unknown, tags: Map<unknown, string>, map: AddressMap): void {
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = record(next);
    const { id, tagName, attributes, childNodes } = node;
    if (typeof tagName === 'string') {
      tags.set(id, tagName.toLowerCase());
      mapAttributes(tagName.toLowerCase(), record(attributes), map);
    } else mapStyle(node, 'textContent', map);
    for (const child of list(childNodes)) waiting.push(child);
  }
}

const PICTURES = new Set(['img', 'input', 'image', 'feimage']);
const HELD_NAMES = ['background', 'poster'];

function mapAttributes(tag: string, attributes: Values, map: AddressMap): void {
  mapStyle(attributes, '_cssText', map);
  mapStyle(attributes, 'style', map);
  const { style } = attributes;
  for (const property of Object.keys(record(style))) mapStyle(record(style), property, map);
  for (const name of HELD_NAMES) {
    const value = attributes[name];
    const url = typeof value === 'string' ? map.held(value) : undefined;
    if (url !== undefined && !map.isAsking) attributes[name] = url;
  }
  const hasSeveral = mapSeveral(attributes, map);
  if (PICTURES.has(tag))
    for (const name of ['src', 'href', 'xlink:href']) mapPicture(attributes, { name, hasSeveral }, map);
}

function mapPicture(
  attributes: Values,
  { name, hasSeveral }: { name: string; hasSeveral: boolean },
  map: AddressMap,
): void {
  const value = attributes[name];
  if (typeof value !== 'string' || value === '') return;
  // Beside what the browser had chosen, what it had not chosen stands for nothing.
  if (map.isAsking) map.picture(value);
  else if (name === 'src' && hasSeveral && map.held(value) === undefined) delete attributes[name];
  else attributes[name] = map.picture(value);
}

/** Of several sizes of one picture those stay that the browser had loaded. @returns whether any does. */
function mapSeveral(attributes: Values, map: AddressMap): boolean {
  const { srcset } = attributes;
  if (typeof srcset !== 'string') return false;
  const held = srcset.split(/,\s+/).flatMap((one) => {
    const [address = '', size = ''] = one.trim().split(/\s+/);
    const url = map.held(address);
    return url === undefined ? [] : `${url} ${size}`.trim();
  });
  if (map.isAsking) return held.length > 0;
  if (held.length > 0) attributes['srcset'] = held.join(', ');
  else delete attributes['srcset'];
  return held.length > 0;
}

const IN_STYLE = /\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi;

function mapStyle(holder: Values, name: string, map: AddressMap): void {
  const text = holder[name];
  if (typeof text !== 'string' || !text.includes('url(')) return;
  const mapped = text.replaceAll(IN_STYLE, (found, quoted?: string, single?: string, bare?: string) => {
    const url = map.held(quoted ?? single ?? bare ?? '');
    return url === undefined ? found : `url("${url}")`;
  });
  if (!map.isAsking) holder[name] = mapped;
}

function record(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
