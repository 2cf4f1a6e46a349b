import type { RecordedEvent } from '@opname/protocol';

type Data = Record<string, unknown>;

/** What a recording holds, node by node, whatever event brought it. */
export interface Recorded {
  /** @returns every value and text that any event gave the node. */
  heldBy(id: number): readonly string[];
  /** @returns the text the node has last. */
  textOf(id: number): string | undefined;
  /** @returns whether some event says that the node is checked or chosen. */
  isChosen(id: number): boolean;
  /** @returns whether the text stands anywhere in the recording, also without its spaces and signs. */
  holds(text: string): boolean;
}

const SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const INPUT = 5;
const TEXT_NODE = 3;

/** Reads the events as a viewer would, and keeps all that was ever in them. */
export function readRecorded(events: readonly RecordedEvent[]): Recorded {
  const held = new Map<number, string[]>();
  const texts = new Map<number, string>();
  const chosen = new Set<number>();

  function hold(id: unknown, value: unknown): void {
    if (typeof id !== 'number' || typeof value !== 'string') return;
    held.set(id, [...(held.get(id) ?? []), value]);
  }
  function takeAttributes(id: unknown, attributes: Data): void {
    hold(id, attributes['value']);
    for (const name of ['checked', 'selected']) if (isOn(attributes[name])) chosen.add(id as number);
  }
  function takeNode(node: Data): void {
    const { id, type, textContent } = node;
    if (type === TEXT_NODE) takeText(id, textContent);
    takeAttributes(id, toData(node['attributes']));
    for (const child of toList(node['childNodes'])) takeNode(child);
  }
  function takeText(id: unknown, text: unknown): void {
    hold(id, text);
    if (typeof id === 'number' && typeof text === 'string') texts.set(id, text);
  }
  function takeMutation(data: Data): void {
    for (const { node } of toList(data['adds'])) takeNode(toData(node));
    for (const { id, value } of toList(data['texts'])) takeText(id, value);
    for (const { id, attributes } of toList(data['attributes'])) takeAttributes(id, toData(attributes));
  }
  for (const event of events) {
    const data = toData(event.data);
    if (event.type === SNAPSHOT) takeNode(toData(data['node']));
    if (event.type !== INCREMENTAL) continue;
    if (data['source'] === MUTATION) takeMutation(data);
    if (data['source'] !== INPUT) continue;
    hold(data['id'], data['text']);
    if (data['isChecked'] === true) chosen.add(data['id'] as number);
  }
  const everything = collectStrings(events).join('\n').toLowerCase();
  const stripped = strip(everything);
  return {
    heldBy: (id) => held.get(id) ?? [],
    textOf: (id) => texts.get(id),
    isChosen: (id) => chosen.has(id),
    holds: (text) => everything.includes(text.toLowerCase()) || stripped.includes(strip(text)),
  };
}

/** @returns letters and digits only, in small letters: a page may write a number in groups. */
export function strip(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}\n]+/gu, '');
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(collectStrings);
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 'false';
}

function toData(value: unknown): Data {
  return typeof value === 'object' && value !== null ? (value as Data) : {};
}

function toList(value: unknown): Data[] {
  return Array.isArray(value) ? value.map(toData) : [];
}
