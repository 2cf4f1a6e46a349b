import type { Move } from '@opname/protocol';
import { mayLabel } from '../mirror/labels.ts';
import { KIND, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { isBlank, stepOn } from '../policies/region.ts';
import type { Session } from '../session.ts';
import { insideOf, isSame, type Verdict } from '../verdict.ts';
import { list } from './fields.ts';
import { nextSent, unsend, type Out } from './send-changes.ts';

/**
 * Nodes that stand elsewhere now than the recording has them. Where the same holds for them as before, their new place is
 * all that is told; else, and where moves are written out, they leave and are described anew.
 */
export type Moves = Map<MirrorNode, Was>;

/** Where the recording has a node, and what held for it there; undefined when that has been forgotten. */
interface Was {
  from: MirrorNode;
  above: Verdict | undefined;
}

/** Levels of nodes; parsers of HTML make 512 at most. */
const DEPTH_MAX = 1000;

/** Takes from its place all that a batch moves, before anything else of it is taken in. */
export function liftMoved(session: Session, adds: readonly Attributes[], moves: Moves): Set<MirrorNode> {
  const lifted = new Set<MirrorNode>();
  for (const add of adds)
    for (const id of list(add['moved'])) {
      const node = session.mirror.get(id);
      const from = node?.parent;
      if (!node || !from || node.kind !== KIND.element) {
        session.drop('unknown-node');
        continue;
      }
      if (node.isSent && !moves.has(node))
        moves.set(node, { from, above: from.verdict ? insideOf(session, from, node.tag) : undefined });
      lifted.add(node);
      session.mirror.lift(node);
    }
  return lifted;
}

/** Puts what was lifted where it stands now; what has no such place stays lifted. */
export function putMoved(
  { mirror, fields }: Session,
  { parentId, nextId, moved }: Attributes,
  { lifted, added }: { lifted: Set<MirrorNode>; added: Set<MirrorNode> },
): void {
  const parent = mirror.get(parentId);
  let next = mirror.get(nextId);
  for (const id of list(moved)) {
    const node = mirror.get(id);
    if (!node || !parent || !lifted.has(node) || node.isShadow || !mayStandIn(parent, node)) continue;
    lifted.delete(node);
    mirror.put(node, parent, next);
    next = node;
    // After those that were put before it.
    added.delete(node);
    added.add(node);
    if (mayLabel(node)) fields.labelsChanged();
  }
}

/** @returns whether a node is not itself around the one that it is put into. */
function mayStandIn(parent: MirrorNode, node: MirrorNode): boolean {
  let depth = 0;
  for (let up: MirrorNode | undefined = parent; up; up = up.parent)
    if (up === node || ++depth > DEPTH_MAX) return false;
  return true;
}

/** Decides on what was moved; what is not told as a move leaves the recording. @returns what is. */
export function settleMoves(session: Session, moves: Moves, out: Out): Set<MirrorNode> {
  const told = new Set<MirrorNode>();
  const { mirror } = session;
  const isThere = (node: MirrorNode): boolean => mirror.get(node.id) === node;
  for (const [node, was] of moves) {
    if (!isThere(node)) continue;
    if (isTold(session, node, was)) told.add(node);
    else if (session.moves === 'told' || session.moves(node)) unsend(node);
    else {
      mirror.remove(node);
      session.drop('move');
    }
  }
  const removes: Attributes[] = [];
  for (const [node, { from }] of moves) {
    // It may stand in another one that has left.
    if (isThere(node) && node.isSent) continue;
    told.delete(node);
    removes.push({ parentId: from.id, id: node.id });
  }
  // First: what was around it may be removed too.
  if (removes.length > 0) out.removes = [...removes, ...out.removes];
  return told;
}

function isTold(session: Session, node: MirrorNode, { from, above }: Was): boolean {
  const { parent } = node;
  if (session.moves !== 'told' || !node.isSent || !parent?.isSent || !above || above.isSecret) return false;
  if (!isSame(above, insideOf(session, parent, node.tag))) return false;
  return parent === from || !session.active.some(({ selector }) => selector);
}

/** Tells the place of a node, together with those that stand after it where they were told before it. */
export function sendMoved(node: MirrorNode, out: Out): void {
  const { id, parent } = node;
  if (!parent) return;
  const nextId = nextSent(node);
  const { parentId, moved } = out.adds.at(-1) ?? {};
  if (Array.isArray(moved) && parentId === parent.id && moved.at(-1) === nextId) moved.push(id);
  else out.adds.push({ parentId: parent.id, nextId, moved: [id] } satisfies Move);
}

/** @returns the first and the last text of a node, which have other neighbours in another place. */
export function edgesOf(node: MirrorNode): MirrorNode[] {
  const edges = [textFrom(node, 'next'), textFrom(node, 'previous')];
  return edges.flatMap((text) => text ?? []);
}

/** @returns the text of a node that is met first by who goes through it in a direction. */
function textFrom(root: MirrorNode, side: 'next' | 'previous'): MirrorNode | undefined {
  let at = stepOn(root, root, side);
  while (at && (at.kind !== KIND.text || isBlank(at.text))) at = stepOn(at, root, side);
  return at;
}
