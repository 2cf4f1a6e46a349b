/**
 * What a recording may ask of the browser that replays it. The sandbox and the policy see to it that nothing runs and
 * nothing is fetched; they do not see to it that the browser comes to an end. What is deeper, larger or more entangled than
 * any page that people use is refused before it is drawn. And frames and links of the head are left without an address: for
 * some of what they ask for no policy is asked.
 */
import type { RecordedEvent } from '@opname/protocol';
import { FULL_PICTURE } from './message.ts';

/** Levels of elements in each other; browsers cut documents off at 512, shadow roots and frames add to it. */
const DEEPEST = 1_000;

/** Nodes of a segment, with all that are added in it; a page with 20,000 is already slow for whoever uses it. */
const NODES_MAX = 250_000;

/** Braces in each other in a style; more than 1,000 levels have made Chromium crash, and people write five. */
const STYLE_DEEPEST = 100;

/** Nodes that references within drawings multiply to, seen over a segment as a whole. */
const DRAWN_MAX = 500_000;

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  iframe: ['src', 'srcdoc', 'rr_src'],
  frame: ['src', 'rr_src'],
  object: ['data', 'classid', 'codebase'],
  embed: ['src'],
  portal: ['src'],
  fencedframe: ['src'],
  // A policy keeps from none of them to look up a name and to connect; what was a style is in the recording.
  link: ['href', 'imagesrcset'],
};

/** A recorded element as far as it is looked at; a stranger made it. */
interface Node {
  id?: unknown;
  tagName?: unknown;
  attributes?: unknown;
  childNodes?: unknown;
  textContent?: unknown;
}

type Attributes = Record<string, unknown>;

/** What an element of a drawing multiplies. */
interface Drawn {
  children: number[];
  name?: string;
  shows?: string;
}

interface Seen {
  nodes: number;
  tags: Map<unknown, string>;
  depths: Map<unknown, number>;
  drawn: Map<number, Drawn>;
}

/**
 * Takes the addresses of frames and of links of the head out of a segment's events, in place.
 *
 * @throws {Error} for a segment that no browser could be expected to draw.
 */
export function tameEvents(events: readonly RecordedEvent[]): void {
  const seen: Seen = { nodes: 0, tags: new Map(), depths: new Map(), drawn: new Map() };
  for (const { type, data } of events) {
    const { node, adds, attributes } = record(data);
    if (type === FULL_PICTURE) walk(node, undefined, seen);
    for (const add of list(adds)) walk(record(add).node, record(add).parentId, seen);
    for (const change of list(attributes)) tameAttributes(record(change), seen);
    checkStyles(data);
  }
  checkDrawings(seen.drawn);
}

/** Without recursion: what is too deep must not be found by falling over it. */
function walk(root: unknown, above: unknown, seen: Seen): void {
  const start = (seen.depths.get(above) ?? 0) + 1;
  const waiting: { node: Node; depth: number; above: unknown }[] = [{ node: record(root), depth: start, above }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    seen.nodes += 1;
    if (depth > DEEPEST) refuse('deep');
    if (seen.nodes > NODES_MAX) refuse('large');
    seen.depths.set(node.id, depth);
    meet(node, next.above, seen);
    for (const child of list(node.childNodes)) waiting.push({ node: record(child), depth: depth + 1, above: node.id });
  }
}

function meet({ id, tagName, attributes, textContent }: Node, above: unknown, seen: Seen): void {
  if (typeof textContent === 'string') checkStyle(textContent);
  if (typeof tagName !== 'string') return;
  const tag = tagName.toLowerCase();
  seen.tags.set(id, tag);
  for (const name of ADDRESSES[tag] ?? []) delete record(attributes)[name];
  const { _cssText: css } = record(attributes);
  if (typeof css === 'string') checkStyle(css);
  const drawn = drawnOf(id, seen);
  noteReference(drawn, tag, record(attributes));
  if (typeof above === 'number' && typeof id === 'number') drawnOf(above, seen).children.push(id);
}

function tameAttributes({ id, attributes }: { id?: unknown; attributes?: unknown }, seen: Seen): void {
  const changed = record(attributes);
  const tag = seen.tags.get(id) ?? '';
  for (const name of ADDRESSES[tag] ?? []) delete changed[name];
  // Of an element that is not known here, which no replay shows either.
  delete changed['srcdoc'];
  noteReference(drawnOf(id, seen), tag, changed);
}

function drawnOf(id: unknown, { drawn }: Seen): Drawn {
  if (typeof id !== 'number') return { children: [] };
  const known = drawn.get(id) ?? { children: [] };
  drawn.set(id, known);
  return known;
}

function noteReference(drawn: Drawn, tag: string, attributes: Attributes): void {
  const { id, href, 'xlink:href': old } = attributes;
  if (typeof id === 'string') drawn.name = id;
  const shown = typeof href === 'string' ? href : old;
  if (tag === 'use' && typeof shown === 'string') drawn.shows = shown.slice(shown.indexOf('#') + 1);
}

/** Each reference draws what it refers to once more, with all that is referred to in there. */
function checkDrawings(drawn: ReadonlyMap<number, Drawn>): void {
  if (![...drawn.values()].some(({ shows }) => shows !== undefined)) return;
  const named = new Map([...drawn].flatMap(([id, { name }]) => (name === undefined ? [] : [[name, id] as const])));
  const weights = new Map<number, number>();
  const weigh = (id: number): number => {
    const known = weights.get(id);
    if (known !== undefined) return known;
    // A ring is drawn by nobody.
    weights.set(id, 1);
    const { children = [], shows } = drawn.get(id) ?? {};
    const target = shows === undefined ? undefined : named.get(shows);
    let weight = 1 + (target === undefined ? 0 : weigh(target));
    for (const child of children) weight += weigh(child);
    weights.set(id, weight);
    return weight;
  };
  let sum = 0;
  for (const [id, { shows }] of drawn) if (shows !== undefined) sum += weigh(id);
  if (sum > DRAWN_MAX) refuse('entangled');
}

/** Of rules that are inserted, and sheets that are adopted. */
function checkStyles(data: unknown): void {
  const { adds, styles, replace, replaceSync } = record(data);
  const inserted = [...list(adds), ...list(styles).flatMap((style) => list(record(style)['rules']))];
  for (const { rule } of inserted.map(record)) if (typeof rule === 'string') checkStyle(rule);
  for (const text of [replace, replaceSync]) if (typeof text === 'string') checkStyle(text);
}

function checkStyle(text: string): void {
  let depth = 0;
  for (let at = text.search(/[{}]/); at >= 0 && at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === OPENS && ++depth > STYLE_DEEPEST) refuse('deep in its styles');
    if (character === CLOSES && depth > 0) depth -= 1;
  }
}

const OPENS = '{'.charCodeAt(0);
const CLOSES = '}'.charCodeAt(0);

function refuse(how: string): never {
  throw new Error(`This part of the recording is too ${how} to be shown.`);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
