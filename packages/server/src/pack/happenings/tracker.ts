/** Follows a page's events and says what happened, for the index. One for each page; what it says is taken segment by segment. */
import type { Happening, RecordedEvent } from '@opname/protocol';
import type { PageNode, PageTree } from '../keyframe/page-tree.ts';
import {
  EVENT,
  fieldsOf,
  INTERACTION,
  listOf,
  numberOf,
  SOURCE,
  textOf,
  type Fields,
} from '../keyframe/rrweb-events.ts';
import { createActivity } from './activity.ts';
import { createClicks, type Clicks } from './clicks.ts';
import type { Digest } from './digest.ts';
import { attributeOf, interactiveOf, labelOf, textIn } from './label.ts';
import { createPlaces } from './places.ts';

/** Milliseconds without anything done after which somebody is idle: long enough to have read a page. */
const IDLE_MS = 30_000;

/** Milliseconds in which opening one thing is told once, however many elements come with it. */
const ONE_OPENING_MS = 500;

export interface Tracker {
  /** `event` has been applied to the tree already. */
  follow(event: RecordedEvent): void;
  /** By an event of the keyframe that it goes on from it knows where the page stands, and tells nothing of it. */
  know(event: RecordedEvent): void;
  /** Adds what no event says. */
  tell(happening: Happening): void;
  /** @returns what happened since the last time it was taken. */
  take(): Digest;
}

interface Following {
  tree: PageTree;
  clicks: Clicks;
  tell: (happening: Happening) => void;
  /** The field that is being filled: one that is typed in for long is filled once. */
  filled: number | undefined;
  done: number | undefined;
  opened: number;
  height: number;
  href: string;
  scrolledTo: number;
}

export function createTracker(tree: PageTree): Tracker {
  let happenings: Happening[] = [];
  const activity = createActivity();
  const tell = (happening: Happening) => void happenings.push(happening);
  const clicks = createClicks(tell);
  const places = createPlaces(tree);
  const following: Following = {
    tree,
    clicks,
    tell,
    filled: undefined,
    done: undefined,
    opened: 0,
    height: 0,
    href: '',
    scrolledTo: 0,
  };
  return {
    tell,
    follow(event) {
      activity.count(event);
      follow(following, event);
      places.follow(event);
    },
    know(event) {
      places.follow(event);
      if (event.type !== EVENT.meta) return;
      const { href, height } = fieldsOf(event.data);
      Object.assign(following, { href: textOf(href), height: numberOf(height) });
    },
    take() {
      const told = happenings.toSorted((a, b) => a.at - b.at);
      happenings = [];
      return { ...activity.take(), happenings: told, scrolledTo: following.scrolledTo, places: places.take() };
    },
  };
}

function follow(following: Following, { type, timestamp, data }: RecordedEvent): void {
  const fields = fieldsOf(data);
  following.clicks.onTime(timestamp);
  if (type === EVENT.meta) followMeta(following, fields, timestamp);
  else if (type === EVENT.custom) followAddress(following, fieldsOf(fields['payload'])['href'], timestamp);
  else if (type === EVENT.incremental) followIncremental(following, fields, timestamp);
}

function followMeta(following: Following, { href, height }: Fields, at: number): void {
  following.height = numberOf(height);
  following.scrolledTo = Math.max(following.scrolledTo, following.height);
  followAddress(following, href, at);
}

/** What changes in an address may be what of it is not recorded. */
function followAddress(following: Following, href: unknown, at: number): void {
  const label = textOf(href);
  if (label === following.href || label === '') return;
  following.href = label;
  following.tell({ kind: 'navigate', at, label });
}

type Follow = (following: Following, data: Fields, at: number) => void;

const followMove: Follow = (following, _, at) => isDone(following, at);

/** What each of rrweb's sources tells; a source that is not here is a change of the page. */
const FOLLOW: Record<number, Follow> = {
  [SOURCE.mutation]: followMutation,
  [SOURCE.interaction]: followInteraction,
  [SOURCE.input]: followInput,
  [SOURCE.scroll]: followScroll,
  [SOURCE.mouseMove]: followMove,
  [SOURCE.touchMove]: followMove,
  [SOURCE.drag]: followMove,
  [SOURCE.resize]: (following, { height }) => void (following.height = numberOf(height)),
  [SOURCE.selection]: () => undefined,
};

/** Sources that answer no click: they are what is done, and not what the page makes of it. */
const NO_ANSWER = new Set<unknown>([
  SOURCE.interaction,
  SOURCE.mouseMove,
  SOURCE.touchMove,
  SOURCE.drag,
  SOURCE.resize,
  SOURCE.selection,
]);

function followIncremental(following: Following, data: Fields, at: number): void {
  if (!NO_ANSWER.has(data['source'])) following.clicks.onChange(at);
  FOLLOW[numberOf(data['source'])]?.(following, data, at);
}

function isDone(following: Following, at: number): void {
  const { done, tell } = following;
  if (done !== undefined && at - done >= IDLE_MS) tell({ kind: 'idle', at: done, to: at });
  following.done = Math.max(done ?? 0, at);
}

function followInteraction(following: Following, { type, id, x, y }: Fields, at: number): void {
  const { tree, tell, clicks } = following;
  isDone(following, at);
  const node = tree.get(id);
  if (!node || type !== INTERACTION.click) return;
  const target = interactiveOf(node) ?? node;
  const label = labelOf(tree, target);
  following.filled = undefined;
  tell({ kind: isSender(target) ? 'send' : 'click', at, label });
  clicks.onClick({ at, x: numberOf(x), y: numberOf(y), label, target });
}

/** Also Enter in a field clicks the button that sends its form. */
function isSender(node: PageNode): boolean {
  const type = attributeOf(node, 'type');
  const sends = node.tag === 'button' ? type === '' || type === 'submit' : node.tag === 'input' && type === 'submit';
  if (!sends) return false;
  for (let up = node.parent; up; up = up.parent) if (up.tag === 'form') return true;
  return false;
}

function followInput(following: Following, { id, userTriggered }: Fields, at: number): void {
  const { tree, tell, filled } = following;
  if (userTriggered !== true) return;
  isDone(following, at);
  const node = tree.get(id);
  if (!node || filled === node.id) return;
  following.filled = node.id;
  tell({ kind: 'fill', at, label: labelOf(tree, node) });
}

function followScroll(following: Following, { id, y }: Fields, at: number): void {
  isDone(following, at);
  if (id !== following.tree.root?.id) return;
  following.scrolledTo = Math.max(following.scrolledTo, numberOf(y) + following.height);
}

const OPENS = /^(?:menu|listbox|dialog|alertdialog|tree)$/;

function followMutation(following: Following, { adds, attributes, texts }: Fields, at: number): void {
  const { tree } = following;
  for (const changed of listOf(attributes)) {
    const { id, attributes: values } = fieldsOf(changed);
    const node = tree.get(id);
    if (node) followAttributes(following, { node, values: fieldsOf(values), at });
  }
  for (const added of listOf(adds)) {
    const node = tree.get(fieldsOf(fieldsOf(added)['node'])['id']);
    if (node) followAdded(following, node, at);
  }
  for (const changed of listOf(texts)) {
    const node = tree.get(fieldsOf(changed)['id'])?.parent;
    if (node && isAlert(node)) followError(following, node, at);
  }
}

function followAdded(following: Following, node: PageNode, at: number): void {
  if (OPENS.test(attributeOf(node, 'role'))) opened(following, node, at);
  if (isAlert(node)) followError(following, node, at);
  else if (node.parent && isAlert(node.parent)) followError(following, node.parent, at);
}

function followAttributes(
  following: Following,
  { node, values, at }: { node: PageNode; values: Fields; at: number },
): void {
  const { tree, tell } = following;
  const opensItself = typeof values['open'] === 'string' && /^(?:details|dialog)$/.test(node.tag);
  if (values['aria-expanded'] === 'true' || opensItself) opened(following, node, at);
  if (values['aria-invalid'] === 'true') tell({ kind: 'error', at, label: labelOf(tree, node) });
}

function opened(following: Following, node: PageNode, at: number): void {
  if (at - following.opened < ONE_OPENING_MS) return;
  following.opened = at;
  following.tell({ kind: 'menu', at, label: labelOf(following.tree, node) });
}

function isAlert(node: PageNode): boolean {
  return attributeOf(node, 'role') === 'alert' || attributeOf(node, 'aria-live') === 'assertive';
}

function followError({ tree, tell }: Following, node: PageNode, at: number): void {
  if (textIn(node) !== '') tell({ kind: 'error', at, label: labelOf(tree, node) });
}
