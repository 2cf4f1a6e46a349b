import { MASK, maskText } from '../mask.ts';
import { descendants, KIND, type MirrorNode } from '../mirror/mirror.ts';
import type { Joint } from '../scrub.ts';
import type { Session } from '../session.ts';
import { insideOf, showsText, type Verdict } from '../verdict.ts';
import { cleanCss } from './css.ts';
import { holdBack } from './value.ts';

/** Characters of white space that layout may need. */
const SPACE_MAX = 200;

/** @returns the text of a node as it may be recorded. */
export function cleanText(session: Session, node: MirrorNode, isChange = false): string {
  const { parent, text } = node;
  if (!parent || text.trim() === '') return text.slice(0, SPACE_MAX);
  if (parent.tag === 'style') return cleanCss(text, session.css);
  if (parent.tag === 'textarea') return '';
  const verdict = insideOf(session, parent, '');
  if (!showsText(session, verdict, text)) return maskFor(verdict, text);
  const clean = session.scrubber.scrub(text, parent.tag === 'title' ? 'title' : 'prose');
  return isChange && verdict.isTyped ? holdBack(clean) : clean;
}

function maskFor({ isSecret, isTyped }: Verdict, text: string): string {
  return isSecret || isTyped ? MASK : maskText(text);
}

/** Elements that do not end a line: what stands in them is read on with what stands beside them. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby rt s samp small span strike strong sub sup time tt u var wbr tspan'.split(
    ' ',
  ),
);
/** Elements that hold one value each: what stands in two of them is two values. */
const CELLS = new Set([
  'td',
  'th',
  'tr',
  'li',
  'dt',
  'dd',
  'option',
  'button',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'ul',
  'ol',
]);

/** Texts of a region of the page in their order, so that a secret split over several of them is seen. */
export interface Region {
  nodes: MirrorNode[];
  joints: Joint[];
}

/** Nodes of a region that are looked at together; a secret is not split over more. */
const REGION_NODES = 400;

/** @returns the texts inside `root`. */
export function regionOf(root: MirrorNode, max = Number.POSITIVE_INFINITY): Region {
  const region: Region = { nodes: [], joints: [] };
  let joint: Joint = 'apart';
  let depth = 0;
  for (const node of descendants(root)) {
    if (node.kind === KIND.element) joint = weaker(joint, jointOf(node.tag));
    if (node.kind !== KIND.text || !isReadable(node)) continue;
    if (node.text.trim() !== '' || region.nodes.length > 0) {
      region.nodes.push(node);
      region.joints.push(leftOpen(region.nodes.at(-2), node) ?? joint);
      joint = 'inline';
    }
    if (++depth > max) break;
  }
  return region;
}

function isReadable({ parent }: MirrorNode): boolean {
  return parent !== undefined && parent.tag !== 'style' && parent.tag !== 'script' && parent.tag !== 'noscript';
}

function jointOf(tag: string): Joint {
  if (INLINE.has(tag)) return 'inline';
  return CELLS.has(tag) ? 'apart' : 'near';
}

const ORDER: Record<Joint, number> = { inline: 0, near: 1, apart: 2 };

function weaker(a: Joint, b: Joint): Joint {
  return ORDER[a] > ORDER[b] ? a : b;
}

/** Elements that ended between two texts join them as weakly as elements that begin. */
function leftOpen(before: MirrorNode | undefined, node: MirrorNode): Joint | undefined {
  if (!before) return undefined;
  if (before.parent === node.parent) return undefined;
  let joint: Joint = 'inline';
  const around = new Set<MirrorNode>();
  for (let up = node.parent; up; up = up.parent) around.add(up);
  let up = before.parent;
  for (; up && !around.has(up); up = up.parent) joint = weaker(joint, jointOf(up.tag));
  for (let down = node.parent; down && down !== up; down = down.parent) joint = weaker(joint, jointOf(down.tag));
  return joint;
}

/** @returns the region around a text that changed: its block, and what is beside it when the pieces are short. */
export function regionAround(node: MirrorNode): MirrorNode {
  let root = node.parent ?? node;
  for (let level = 0; level < 4 && root.parent; level++) {
    if (!INLINE.has(root.tag) && !isShort(root)) break;
    root = root.parent;
  }
  return root;
}

/** Characters of a region that may be one piece of something split. */
const PIECE_MAX = 24;

function isShort(root: MirrorNode): boolean {
  let length = 0;
  for (const node of descendants(root)) {
    length += node.kind === KIND.text ? node.text.trim().length : 0;
    if (length > PIECE_MAX) return false;
  }
  return true;
}

/** @returns the texts of a region that must be masked because something sensitive runs across them. */
export function maskAcross(session: Session, root: MirrorNode, isWhole: boolean): Map<MirrorNode, string> {
  const masked = new Map<MirrorNode, string>();
  const { nodes, joints } = regionOf(root, isWhole ? undefined : REGION_NODES);
  const texts = session.scrubber.scrubAcross(
    nodes.map((node) => node.text),
    joints,
  );
  texts?.forEach((text, index) => {
    const node = nodes[index];
    if (node && text !== undefined) masked.set(node, text);
  });
  return masked;
}
