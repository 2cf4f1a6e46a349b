import { KIND, descendants, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { isField } from '../mirror/field-watch.ts';
import { mayLabel } from '../mirror/labels.ts';
import { MASK } from '../mask.ts';
import { maskAround } from '../policies/region.ts';
import { unfinishedEnd } from '../policies/value.ts';
import type { Session } from '../session.ts';
import { DECIDING, insideOf, isSame, verdictOf } from '../verdict.ts';
import { list, record } from './fields.ts';
import type { Followed } from './growth.ts';
import { merge } from './merge-attributes.ts';
import { edgesOf, liftMoved, putMoved, sendMoved, settleMoves, type Moves } from './moves.ts';
import { resend, sendAdded, sendAttributes, sendText, type Out } from './send-changes.ts';
import { rememberValues } from './snapshot.ts';

/**
 * Changes are taken into the mirror first, all batches of them, and only then sent: a field may be named, labelled or made
 * a password field in the same batch that brings its value or an echo of it, and a shadow root's host may come under a mask
 * in a later batch than the one that brings the root's text.
 */
export function cleanMutation(session: Session, ...batches: readonly Attributes[]): Attributes | undefined {
  const out: Out = { removes: [], adds: [], texts: [], attributes: [] };
  const change = takeIn(session, batches, out);
  session.fields.moved(change.moves);
  const decided = redecide(session, [...session.fields.decide(), ...change.decided]);
  rememberValues(session);
  const told = settleMoves(session, change.moves, out);
  const { masks: held, rested } = holdGrown(session, change);
  const overrides = maskAround(session, lookedAround(change, told));
  for (const [node, mask] of held) overrides.set(node, overrides.has(node) ? MASK : mask);
  for (const node of fromTheLast(change.added)) {
    if (told.has(node)) sendMoved(node, out);
    else sendAdded(session, { node, overrides, out });
  }
  for (const [node, changed] of change.attributes) sendAttributes(session, { node, changed, out });
  for (const node of change.texts) sendText(session, { node, overrides, out, isSettled: rested.has(node) });
  for (const node of overrides.keys()) if (!change.texts.has(node)) sendText(session, { node, overrides, out });
  for (const node of decided) resend(session, node, out);
  if (Object.values(out).every((changes) => changes.length === 0)) return undefined;
  return batches.some((data) => data['isAttachIframe'] === true) ? { ...out, isAttachIframe: true } : { ...out };
}

/** @returns nodes each after what it stands before, which a later batch may have brought. */
function fromTheLast(added: ReadonlySet<MirrorNode>): MirrorNode[] {
  const left = new Set(added);
  return [...added].flatMap((one) => {
    const row: MirrorNode[] = [];
    for (let node: MirrorNode | undefined = one; node && left.delete(node); node = nextOf(node, left)) row.push(node);
    return row.toReversed();
  });
}

/** What stands between two and is not in the recording is no place to stand before. */
function nextOf({ next }: MirrorNode, left: ReadonlySet<MirrorNode>): MirrorNode | undefined {
  while (next && !next.isSent && !left.has(next)) ({ next } = next);
  return next;
}

/** Inside of what is told as a move nothing stands beside something else than before. */
function lookedAround({ added, moves, texts }: Change, told: ReadonlySet<MirrorNode>): MirrorNode[] {
  const moved = [...added].filter((node) => moves.has(node));
  const counts = new Map<MirrorNode, number>();
  for (const { parent } of moved) if (parent) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const sorted = [...counts.keys()].filter((parent) => isMostOf(parent, counts.get(parent) ?? 0));
  const placed = [...sorted, ...moved.filter(({ parent }) => !parent || !sorted.includes(parent))];
  return [...[...added].filter((node) => !told.has(node)), ...sorted, ...placed.flatMap(edgesOf), ...texts];
}

/** Nodes moved within one element from which it is cheaper to look through all of it once, as when rows are sorted. */
const MANY = 50;

function isMostOf({ first }: MirrorNode, moved: number): boolean {
  let children = 0;
  for (let child = first; child && children <= moved * 2; child = child.next) children++;
  return moved >= MANY && children <= moved * 2;
}

/** @returns the texts of an editable element that was left, where an end was held back while they were typed. */
export function settleTexts(session: Session, host: MirrorNode): Attributes | undefined {
  const out: Out = { removes: [], adds: [], texts: [], attributes: [] };
  const held = [...descendants(host)].filter((node) => isHeldBack(session, node));
  const overrides = maskAround(session, held);
  for (const node of held) {
    session.growth.release(node);
    sendText(session, { node, overrides, out, isSettled: true });
  }
  return out.texts.length > 0 ? { ...out } : undefined;
}

function isHeldBack(session: Session, { kind, parent, sent, text }: MirrorNode): boolean {
  if (kind !== KIND.text || !parent || sent?.endsWith(MASK) !== true) return false;
  return insideOf(session, parent, '').isTyped && unfinishedEnd(text) !== undefined;
}

/** What no longer grows is sent as it is. @returns what does, with its mask. */
function holdGrown({ growth, holdsBack, mirror, now }: Session, change: Change): Omit<Followed, 'released'> {
  if (!holdsBack) return { masks: new Map(), rested: new Set() };
  const { masks, released, rested } = growth.follow([...change.added, ...change.texts], now);
  for (const node of released) if (mirror.get(node.id) === node) change.texts.add(node);
  return { masks, rested };
}

interface Change {
  /** Those that were moved, too, in the order in which they were put. */
  added: Set<MirrorNode>;
  moves: Moves;
  /** By name as they are now, but a style that came as its differences as these. */
  attributes: Map<MirrorNode, Attributes>;
  texts: Set<MirrorNode>;
  /** Elements whose verdict may be another now. */
  decided: Set<MirrorNode>;
}

interface Taken {
  change: Change;
  out: Out;
}

function takeIn(session: Session, batches: readonly Attributes[], out: Out): Change {
  const change: Change = {
    added: new Set(),
    moves: new Map(),
    attributes: new Map(),
    texts: new Set(),
    decided: new Set(),
  };
  for (const data of batches) takeBatch(session, data, { change, out });
  // What a later batch has taken away or moved stands nowhere: nothing that holds above it would be known.
  const isGone = (node: MirrorNode): boolean => session.mirror.get(node.id) !== node;
  for (const known of [change.added, change.attributes, change.texts, change.decided])
    for (const node of known.keys()) if (isGone(node)) known.delete(node);
  // What is added now is described as it is.
  for (const node of change.attributes.keys()) if (!node.isSent) change.attributes.delete(node);
  return change;
}

function takeBatch(session: Session, data: Attributes, taken: Taken): void {
  const { change } = taken;
  const adds = list(data['adds']).map(record);
  const lifted = liftMoved(session, adds, change.moves);
  for (const removed of list(data['removes'])) takeRemoved(session, record(removed), taken);
  for (const added of adds) {
    if ('moved' in added) putMoved(session, added, { lifted, added: change.added });
    else takeAdded(session, added, taken);
  }
  // What has no place to stand in.
  for (const { id } of lifted) takeRemoved(session, { id }, taken);
  for (const changed of list(data['attributes'])) takeAttributes(session, record(changed), change);
  for (const changed of list(data['texts'])) takeText(session, record(changed), change);
}

function takeRemoved({ mirror, drop }: Session, { id, isShadow }: Attributes, taken: Taken): void {
  const node = mirror.get(id);
  if (!node) return drop('unknown-node');
  tellRemoved(node, isShadow === true, taken);
  mirror.remove(node);
}

/** Of what was moved before, the recording knows another place. */
function tellRemoved(node: MirrorNode, isShadow: boolean, { change, out }: Taken): void {
  const { id, isSent, parent } = node;
  if (isSent && parent && !change.moves.has(node))
    out.removes.push({ parentId: parent.id, id, ...(isShadow && { isShadow }) });
}

function takeAdded(
  { mirror, fields, drop }: Session,
  { parentId, nextId, node: source }: Attributes,
  taken: Taken,
): void {
  const parent = mirror.get(parentId);
  if (!parent) return drop('unknown-node');
  // A picture that was taken in slices may hold already what came while it was taken.
  const known = mirror.get(record(source)['id']);
  if (known && known.kind !== KIND.document) tellRemoved(known, known.isShadow, taken);
  const node = mirror.add(source, parent, mirror.get(nextId));
  if (!node) return drop('node');
  // A frame has one document: that which it had before has gone with its content.
  if (node.kind === KIND.document && node.previous) mirror.remove(node.previous);
  taken.change.added.add(node);
  if (mayLabel(node)) fields.labelsChanged();
}

function takeAttributes(session: Session, { id, attributes }: Attributes, change: Change): void {
  const node = session.mirror.get(id);
  if (!node) return session.drop('unknown-node');
  const wasField = isField(node);
  const changed = record(attributes);
  const names = Object.keys(changed);
  node.attributes = merge(node.attributes, changed);
  const known = change.attributes.get(node) ?? {};
  const { style } = known;
  for (const name of names) known[name] = node.attributes[name] ?? null;
  if (isRecord(changed['style']) && typeof style !== 'string')
    known['style'] = { ...record(style), ...changed['style'] };
  change.attributes.set(node, known);
  if (names.some((name) => DECIDING.has(name))) change.decided.add(node);
  if (
    wasField ||
    isField(node) ||
    names.some((name) => /^(?:id|for|aria-label|aria-labelledby|aria-describedby|label|name|type)$/.test(name))
  ) {
    session.fields.notice(node);
    if (!isField(node)) session.fields.labelsChanged();
  }
}

const isRecord = (value: unknown): value is Attributes => typeof value === 'object' && value !== null;

function takeText(session: Session, { id, value }: Attributes, change: Change): void {
  const node = session.mirror.get(id);
  if (!node || node.kind !== KIND.text) return session.drop('unknown-node');
  node.text = typeof value === 'string' ? value : '';
  change.texts.add(node);
  // A label that says nothing any more lets the text before the field name it.
  if (node.text.trim() === '' || mayLabel(node)) session.fields.labelsChanged();
}

/** @returns the elements on whose inside another verdict holds now. */
function redecide(session: Session, nodes: readonly MirrorNode[]): MirrorNode[] {
  return nodes.filter((node) => {
    const before = node.verdict;
    node.verdict = undefined;
    // What `<details>` opens or closes is its inside; it stays as visible as it was.
    const isInside = node.tag === 'details';
    if (before && !node.secret && !isInside && isSame(before, verdictOf(session, node))) {
      node.verdict = before;
      return false;
    }
    for (const inside of descendants(node)) inside.verdict = undefined;
    return node.isSent;
  });
}
