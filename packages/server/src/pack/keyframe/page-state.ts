/**
 * A page as it stands, without a browser: recorded events are applied one after another, and at any moment a keyframe can
 * be made of it. What depends on a browser (what a style means, how far something scrolls) is not computed: the keyframe
 * is rrweb's full snapshot and, after it, the last events that such a snapshot does not hold, which a replayer applies as
 * it applied the originals.
 */
import { OWN_EVENTS, type RecordedEvent } from '@opname/protocol';
import { applyMutation } from './apply-mutation.ts';
import { describeTree, frameDocumentsOf } from './describe-tree.ts';
import { createPageTree, nodesIn, type PageTree } from './page-tree.ts';
import { EVENT, fieldsOf, listOf, NODE, numberOf, SOURCE, type Fields } from './rrweb-events.ts';
import { createSheetState, type SheetState } from './sheet-state.ts';

export interface PageState {
  readonly tree: PageTree;
  apply(event: RecordedEvent): void;
  /** @returns a keyframe's events, all at `timestamp`; none before a first full snapshot. */
  keyframe(timestamp: number): RecordedEvent[];
}

/** What was said last, of each node where it concerns one. */
interface Last {
  meta: { href: string; width: number; height: number };
  inputs: Map<number, Fields>;
  scrolls: Map<number, Fields>;
  media: Map<number, { data: Fields; at: number }>;
  fonts: Map<string, Fields>;
  /** Elements that the page has defined since, by their names. */
  defined: Map<string, Fields>;
  selection: Fields | undefined;
  pointer: Fields | undefined;
  /** The event that said whether the page is asked to be dark. */
  scheme: Fields | undefined;
}

export function createPageState(): PageState {
  const last: Last = {
    meta: { href: '', width: 0, height: 0 },
    inputs: new Map(),
    scrolls: new Map(),
    media: new Map(),
    fonts: new Map(),
    defined: new Map(),
    selection: undefined,
    pointer: undefined,
    scheme: undefined,
  };
  const sheets = createSheetState();
  const tree = createPageTree(({ id }) => {
    last.inputs.delete(id);
    last.scrolls.delete(id);
    last.media.delete(id);
    sheets.forget(id);
  });
  return {
    tree,
    apply({ type, timestamp, data }) {
      const fields = fieldsOf(data);
      if (type === EVENT.meta) last.meta = { ...last.meta, ...fields };
      else if (type === EVENT.snapshot) begin({ tree, sheets, last }, fields);
      else if (type === EVENT.incremental) applyIncremental({ tree, sheets, last }, fields, timestamp);
      else if (fields['tag'] === OWN_EVENTS.scheme) last.scheme = fields;
    },
    keyframe: (timestamp) => describe({ tree, sheets, last }, timestamp),
  };
}

interface Parts {
  tree: PageTree;
  sheets: SheetState;
  last: Last;
}

function begin({ tree, sheets, last }: Parts, { node, initialOffset }: Fields): void {
  for (const map of [last.inputs, last.scrolls, last.media, last.defined]) map.clear();
  last.selection = undefined;
  last.pointer = undefined;
  sheets.clear();
  tree.reset(node);
  const { top, left } = fieldsOf(initialOffset);
  const id = tree.root?.id;
  if (id !== undefined) last.scrolls.set(id, { source: SOURCE.scroll, id, x: numberOf(left), y: numberOf(top) });
}

type Apply = (parts: Parts, data: Fields, timestamp: number) => void;

const applyMove: Apply = ({ last }, data) => void (last.pointer = fieldsOf(listOf(data['positions']).at(-1)));
const applySheet: Apply = ({ sheets }, data) => sheets.take(data);

/** What each of rrweb's sources changes; a source that is not here changes nothing that a keyframe has to say. */
const APPLY: Record<number, Apply> = {
  [SOURCE.mutation]: ({ tree, sheets }, data) =>
    applyMutation({ tree, onSheetReset: (node) => sheets.reset(node.id) }, data),
  [SOURCE.mouseMove]: applyMove,
  [SOURCE.touchMove]: applyMove,
  [SOURCE.drag]: applyMove,
  [SOURCE.interaction]: ({ last }, { id, x, y }) => {
    if (typeof x === 'number') last.pointer = { id, x, y };
  },
  [SOURCE.resize]: ({ last }, { width, height }) =>
    void (last.meta = { ...last.meta, width: numberOf(width), height: numberOf(height) }),
  [SOURCE.input]: ({ tree, last }, data) => sayAgain(last.inputs, tree, data),
  [SOURCE.scroll]: ({ tree, last }, data) => sayAgain(last.scrolls, tree, data),
  [SOURCE.media]: applyMedia,
  [SOURCE.font]: ({ last }, data) => void last.fonts.set(JSON.stringify(data), data),
  [SOURCE.customElement]: ({ last }, data) => void last.defined.set(JSON.stringify(data), data),
  [SOURCE.selection]: ({ last }, data) => void (last.selection = data),
  [SOURCE.sheetRule]: applySheet,
  [SOURCE.styleDeclaration]: applySheet,
  [SOURCE.adoptedSheets]: ({ sheets }, data) => sheets.adopt(data),
};

function applyIncremental(parts: Parts, data: Fields, timestamp: number): void {
  APPLY[numberOf(data['source'])]?.(parts, data, timestamp);
}

/** The order in which things were last said is kept: choosing one radio button lets go of another. */
function sayAgain(said: Map<number, Fields>, tree: PageTree, data: Fields): void {
  const { id } = data;
  if (typeof id !== 'number' || !tree.get(id)) return;
  said.delete(id);
  said.set(id, data);
}

const MEDIA = { play: 0, pause: 1 } as const;
const SECOND_MS = 1000;

function applyMedia({ tree, last }: Parts, data: Fields, at: number): void {
  const id = numberOf(data['id']);
  if (tree.get(id)) last.media.set(id, { data: mergeMedia(last.media.get(id), data, at), at });
}

/** One event that leads to where several led: whether it plays, from where, how fast and how loud. */
function mergeMedia(before: { data: Fields; at: number } | undefined, data: Fields, now: number): Fields {
  const { type, ...rest } = data;
  const isState = type === MEDIA.play || type === MEDIA.pause;
  const state = isState ? type : (before?.data['type'] ?? MEDIA.pause);
  return { ...(before && moveOn(before, now)), ...rest, source: SOURCE.media, type: state };
}

function moveOn({ data, at }: { data: Fields; at: number }, now: number): Fields {
  const { type, currentTime, playbackRate } = data;
  if (type !== MEDIA.play || typeof currentTime !== 'number') return data;
  const rate = typeof playbackRate === 'number' ? playbackRate : 1;
  return { ...data, currentTime: currentTime + ((now - at) / SECOND_MS) * rate };
}

function describe({ tree, sheets, last }: Parts, timestamp: number): RecordedEvent[] {
  const { root } = tree;
  if (!root) return [];
  const event = (data: Fields) => ({ type: EVENT.incremental, timestamp, data });
  const isThere = (id: number) => tree.get(id) !== undefined;
  const { x, y } = last.scrolls.get(root.id) ?? {};
  const initialOffset = { top: numberOf(y), left: numberOf(x) };
  const media = [...last.media.values()].map((state) => moveOn(state, timestamp));
  return [
    { type: EVENT.meta, timestamp, data: last.meta },
    { type: EVENT.snapshot, timestamp, data: { node: describeTree(root), initialOffset } },
    ...(last.scheme ? [{ type: EVENT.custom, timestamp, data: last.scheme }] : []),
    ...[
      ...frameDocumentsOf(root).map(attachFrame),
      ...describeStyles(tree),
      ...last.fonts.values(),
      ...last.defined.values(),
      ...sheets.describe(isThere),
      ...media,
      ...last.inputs.values(),
      ...last.scrolls.values(),
      ...(last.selection ? [last.selection] : []),
      ...describePointer(last.pointer, isThere),
    ].map(event),
  ];
}

const NO_CHANGES = { removes: [], adds: [], texts: [], attributes: [] };

function attachFrame({ parentId, node }: { parentId: number; node: Fields }): Fields {
  const adds = [{ parentId, nextId: null, node }];
  return { source: SOURCE.mutation, ...NO_CHANGES, adds, isAttachIframe: true };
}

function describeStyles({ root }: PageTree): Fields[] {
  const attributes: Fields[] = [];
  for (const { id, type, style } of root ? nodesIn(root) : []) {
    if (type === NODE.element && style) attributes.push({ id, attributes: { style: Object.fromEntries(style) } });
  }
  return attributes.length > 0 ? [{ source: SOURCE.mutation, ...NO_CHANGES, attributes }] : [];
}

function describePointer(pointer: Fields | undefined, isThere: (id: number) => boolean): Fields[] {
  if (!pointer || !isThere(numberOf(pointer['id']))) return [];
  return [{ source: SOURCE.mouseMove, positions: [{ ...pointer, timeOffset: 0 }] }];
}
