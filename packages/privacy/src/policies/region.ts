import { MASK } from '../mask.ts';
import { KIND, type MirrorNode } from '../mirror/mirror.ts';
import type { Joint } from '../scrub-across.ts';
import type { Session } from '../session.ts';
import { NODES_A_STEP, toEnd, type Steps } from '../steps.ts';

/**
 * Secrets are split: a character to an element, a group to a box, a label before its value. So texts are looked at with
 * those that stand beside them, in the order of the document.
 */
interface Region {
  nodes: MirrorNode[];
  joints: Joint[];
}

/** Elements that do not end a line: what stands in them is read on with what stands beside them. */
export const INLINE = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby rt s samp small span strike strong sub sup ' +
    'time tt u var wbr tspan'
  ).split(' '),
);
/** Elements that hold one value each: what stands in two of them is two values. */
const CELLS = 'td th tr li dt dd option button h1 h2 h3 h4 h5 h6 table ul ol'.split(' ');
/** By the names of elements, looked up for each that stands between two texts. */
const JOINTS = new Map<string, Joint>([
  ...Array.from(INLINE, (tag) => [tag, 'inline'] as const),
  ...CELLS.map((tag) => [tag, 'apart'] as const),
]);
const UNREAD = new Set(['style', 'script', 'noscript']);

function weaker(a: Joint, b: Joint): Joint {
  if (a === b || b === 'inline') return a;
  return a === 'inline' || b === 'apart' ? b : a;
}

function jointOf({ tag, kind }: MirrorNode): Joint {
  return kind === KIND.element ? (JOINTS.get(tag) ?? 'near') : 'apart';
}

/** @returns whether there is nothing but white space; almost always the first character tells. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 32 && first < 128) && text.trim() === '';
}

/** @returns the texts of `root` that are not only white space, each with what joins it to the one before. */
function* regionOf(root: MirrorNode): Steps<Region> {
  const region: Region = { nodes: [], joints: [] };
  let joint: Joint = 'apart';
  const onLeave = (left: MirrorNode): void => {
    joint = weaker(joint, jointOf(left));
  };
  let steps = 0;
  for (let node = root.first; node; node = following(node, root, onLeave)) {
    if (++steps % NODES_A_STEP === 0) yield;
    if (node.kind === KIND.text) {
      if (isBlank(node.text)) continue;
      region.nodes.push(node);
      region.joints.push(joint);
      joint = 'inline';
    } else if (!UNREAD.has(node.tag)) joint = weaker(joint, jointOf(node));
  }
  return region;
}

/** @returns the next node inside `root` in the order of the document; `onLeave` is told of the elements that end. */
function following(node: MirrorNode, root: MirrorNode, onLeave: (left: MirrorNode) => void): MirrorNode | undefined {
  if (node.first && !UNREAD.has(node.tag)) return node.first;
  let at: MirrorNode | undefined = node;
  while (at && at !== root && !at.next) {
    at = at.parent;
    if (at && at !== root) onLeave(at);
  }
  return at === root ? undefined : at?.next;
}

/** Texts looked at before and after one that changed: a secret split into characters is not longer. */
const REACH = 48;
/** Levels up within which the pieces of a secret stand. */
const LEVELS_UP = 5;

/** @returns the texts around a node, with what joins them. */
function regionAround(node: MirrorNode): Region {
  let root = node;
  for (let level = 0; level < LEVELS_UP && root.parent && root.parent.kind === KIND.element; level++)
    root = root.parent;
  const nodes = [...beside(node, root, 'previous').toReversed(), node, ...beside(node, root, 'next')];
  return { nodes, joints: nodes.map((other, index) => jointBetween(nodes[index - 1], other)) };
}

/** Nodes passed on the way; enough for `REACH` texts in markup that is deep. */
const STEPS = REACH * 6;

function beside(node: MirrorNode, root: MirrorNode, side: 'next' | 'previous'): MirrorNode[] {
  const found: MirrorNode[] = [];
  let at: MirrorNode | undefined = node;
  for (let step = 0; step < STEPS && found.length < REACH; step++) {
    at = stepOn(at, root, side);
    if (!at) break;
    if (at.kind === KIND.text && !isBlank(at.text) && !UNREAD.has(at.parent?.tag ?? '')) found.push(at);
  }
  return found;
}

/** @returns the node that comes next inside `root`, in or against the order of the document. */
export function stepOn(node: MirrorNode, root: MirrorNode, side: 'next' | 'previous'): MirrorNode | undefined {
  const inside = side === 'next' ? node.first : node.last;
  if (inside) return inside;
  let at: MirrorNode | undefined = node;
  while (at && at !== root && !at[side]) at = at.parent;
  return at === root ? undefined : at?.[side];
}

/** The weakest of the elements that end and begin between two texts joins them. */
function jointBetween(before: MirrorNode | undefined, node: MirrorNode): Joint {
  if (!before) return 'apart';
  let joint: Joint = 'inline';
  let [up, down] = [before.parent, node.parent];
  if (up === down) return joint;
  // Cells of a row, items of a list: by far the most, and no ancestors need be counted.
  if (up && down && up.parent === down.parent) return weaker(jointOf(up), jointOf(down));
  let [above, below] = [depthOf(up), depthOf(down)];
  while (up !== down) {
    const ended: MirrorNode | undefined = above >= below ? up : down;
    if (!ended) break;
    joint = weaker(joint, jointOf(ended));
    if (above >= below) {
      up = ended.parent;
      above--;
    } else {
      down = ended.parent;
      below--;
    }
  }
  return joint;
}

function depthOf(node: MirrorNode | undefined): number {
  let depth = 0;
  for (let at = node; at; at = at.parent) depth++;
  return depth;
}

/** Of what is masked in one way here and in another there, nothing is shown. */
function maskRegion({ scrubber }: Session, { nodes, joints }: Region, masked: Map<MirrorNode, string>): void {
  const texts = scrubber.scrubAcross(
    nodes.map((node) => node.text),
    joints,
  );
  texts?.forEach((text, index) => {
    const node = nodes[index];
    if (node && text !== undefined) masked.set(node, (masked.get(node) ?? text) === text ? text : MASK);
  });
}

/** Texts of a large region that are looked at together, with those within reach of them. */
const TEXTS_A_STEP = 256;

/** @returns the texts inside `root` that must be masked because something sensitive runs across them. */
export function* maskInside(session: Session, root: MirrorNode): Steps<Map<MirrorNode, string>> {
  const masked = new Map<MirrorNode, string>();
  const { nodes, joints } = yield* regionOf(root);
  for (let at = 0; at < nodes.length; at += TEXTS_A_STEP) {
    const part = [Math.max(0, at - REACH), at + TEXTS_A_STEP + REACH] as const;
    maskRegion(session, { nodes: nodes.slice(...part), joints: joints.slice(...part) }, masked);
    yield;
  }
  return masked;
}

/** @returns those of the texts around a node whose own surroundings were looked at with it, at least half as far. */
function covered(texts: readonly MirrorNode[], node: MirrorNode): readonly MirrorNode[] {
  const at = texts.indexOf(node);
  const from = at < REACH ? 0 : at - REACH / 2;
  const to = texts.length - 1 - at < REACH ? texts.length : at + REACH / 2 + 1;
  return texts.slice(from, to);
}

/** @returns whether more than one text may stand in the node. */
function holdsTexts({ first }: MirrorNode): boolean {
  return first !== undefined && (first.next !== undefined || first.first !== undefined);
}

/** @returns the texts in and around changed nodes that must be masked because something sensitive runs across them. */
export function maskAround(session: Session, changed: Iterable<MirrorNode>): Map<MirrorNode, string> {
  const masked = new Map<MirrorNode, string>();
  const seen = new Set<MirrorNode>();
  for (const node of changed) {
    if (holdsTexts(node)) for (const [text, mask] of toEnd(maskInside(session, node))) masked.set(text, mask);
    if (node.kind !== KIND.text || seen.has(node) || UNREAD.has(node.parent?.tag ?? '')) continue;
    const region = regionAround(node);
    for (const near of covered(region.nodes, node)) seen.add(near);
    maskRegion(session, region, masked);
  }
  return masked;
}
