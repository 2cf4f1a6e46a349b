import { KIND, descendants, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { isField } from '../mirror/field-watch.ts';
import { MASK } from '../mask.ts';
import { cleanAttributes } from '../policies/attributes.ts';
import { describe, overriding, sizeOf } from '../policies/describe.ts';
import { maskAround } from '../policies/region.ts';
import { cleanText } from '../policies/text.ts';
import { attributeKind } from '../policies/names.ts';
import type { Session } from '../session.ts';
import { DECIDING, verdictOf, insideOf } from '../verdict.ts';
import { list, record } from './fields.ts';
import { merge } from './merge-attributes.ts';
import { rememberValues } from './snapshot.ts';

/**
 * A batch of changes is taken into the mirror first, whole, and only then sent: a field may be named, labelled or made a
 * password field in the same batch that brings its value or an echo of it.
 */
export function cleanMutation(session: Session, data: Attributes): Attributes | undefined {
  const out: Out = { removes: [], adds: [], texts: [], attributes: [] };
  const change = takeIn(session, data, out);
  const decided = redecide(session, [...session.fields.decide(), ...change.decided]);
  rememberValues(session);
  const held = holdGrown(session, change);
  const overrides = maskAround(session, [...change.added, ...change.texts]);
  for (const [node, mask] of held) overrides.set(node, overrides.has(node) ? MASK : mask);
  for (const node of change.added) sendAdded(session, { node, overrides, out });
  for (const [node, changed] of change.attributes) sendAttributes(session, { node, changed, out });
  for (const node of change.texts) sendText(session, { node, overrides, out });
  for (const node of overrides.keys()) if (!change.texts.has(node)) sendText(session, { node, overrides, out });
  for (const node of decided) resend(session, node, out);
  if (Object.values(out).every((changes) => changes.length === 0)) return undefined;
  return data['isAttachIframe'] === true ? { ...out, isAttachIframe: true } : { ...out };
}

/** What no longer grows is sent as it is. @returns what does, with its mask. */
function holdGrown({ growth, holdsBack, mirror, now }: Session, change: Change): Map<MirrorNode, string> {
  if (!holdsBack) return new Map();
  const { masks, released } = growth.follow([...change.added, ...change.texts], now);
  for (const node of released) if (mirror.get(node.id) === node) change.texts.add(node);
  return masks;
}

interface Out {
  removes: Attributes[];
  adds: Attributes[];
  texts: Attributes[];
  attributes: Attributes[];
}

interface Change {
  added: MirrorNode[];
  /** By name as they are now, but a style that came as its differences as these. */
  attributes: Map<MirrorNode, Attributes>;
  texts: Set<MirrorNode>;
  /** Elements whose verdict may be another now. */
  decided: Set<MirrorNode>;
}

function takeIn(session: Session, data: Attributes, out: Out): Change {
  const change: Change = { added: [], attributes: new Map(), texts: new Set(), decided: new Set() };
  for (const removed of list(data['removes'])) takeRemoved(session, record(removed), out);
  for (const added of list(data['adds'])) takeAdded(session, record(added), change);
  for (const changed of list(data['attributes'])) takeAttributes(session, record(changed), change);
  for (const changed of list(data['texts'])) takeText(session, record(changed), change);
  change.added = change.added.filter((node) => session.mirror.get(node.id) === node);
  return change;
}

function takeRemoved({ mirror, drop }: Session, { id, isShadow }: Attributes, out: Out): void {
  const node = mirror.get(id);
  if (!node) return drop('unknown-node');
  const { parent } = node;
  if (node.isSent && parent) {
    out.removes.push({ parentId: parent.id, id: node.id, ...(isShadow === true && { isShadow: true }) });
  }
  mirror.remove(node);
}

function takeAdded(
  { mirror, fields, drop }: Session,
  { parentId, nextId, node: source }: Attributes,
  change: Change,
): void {
  const parent = mirror.get(parentId);
  if (!parent) return drop('unknown-node');
  const node = mirror.add(source, parent, mirror.get(nextId));
  if (!node) return drop('node');
  change.added.push(node);
  if (isLabelling(node)) fields.labelsChanged();
}

const LABELS = /^(?:label|legend|fieldset)$/;

function isLabelling(node: MirrorNode): boolean {
  let up: MirrorNode | undefined = node;
  for (let level = 0; up && level < 4; level++, up = up.parent)
    if (LABELS.test(up.tag) || 'id' in up.attributes) return true;
  return false;
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
  if (isLabelling(node)) session.fields.labelsChanged();
}

interface Sending {
  node: MirrorNode;
  overrides: ReadonlyMap<MirrorNode, string>;
  out: Out;
}

function sendAdded(session: Session, { node, overrides, out }: Sending): void {
  const { parent } = node;
  if (!parent?.isSent || node.isSent) return;
  if (isSwallowed(session, node, parent)) return session.drop('sensitive');
  const described = describe(session, node, overrides);
  if (described) pushAdds(session, described, out);
}

/** rrweb's player makes one node of each add; only a frame's document comes with all that is in it. */
function pushAdds(session: Session, described: Attributes, out: Out): void {
  const node = session.mirror.get(described['id']);
  if (!node?.parent) return;
  const isWhole = node.kind === KIND.document;
  const children = isWhole ? [] : list(described['childNodes']);
  const alone = isWhole || children.length === 0 ? described : { ...described, childNodes: [] };
  out.adds.push({ parentId: node.parent.id, nextId: nextSent(node), node: alone });
  // From the last to the first, so that what a node stands before is always there.
  for (const child of children.toReversed()) pushAdds(session, record(child), out);
}

/** What changes inside a sensitive field after its first text would tell how many keys were pressed. */
function isSwallowed(session: Session, node: MirrorNode, parent: MirrorNode): boolean {
  if (!insideOf(session, parent, node.tag).isSecret) return false;
  for (let other = parent.first; other; other = other.next) if (other.isSent) return true;
  return false;
}

function nextSent(node: MirrorNode): number | null {
  let { next } = node;
  while (next && !(next.isSent && next.isShadow === node.isShadow)) ({ next } = next);
  return next ? next.id : null;
}

function sendAttributes(
  session: Session,
  { node, changed, out }: { node: MirrorNode; changed: Attributes; out: Out },
): void {
  if (!node.isSent) return;
  const clean = { ...cleanAttributes(session, node, changed, true) };
  if (node.secret) delete clean['style'];
  if ('value' in clean && clean['value'] === node.sent) delete clean['value'];
  else if (typeof clean['value'] === 'string') node.sent = clean['value'];
  if (Object.keys(clean).length > 0) out.attributes.push({ id: node.id, attributes: clean });
}

function sendText(session: Session, { node, overrides, out }: Sending): void {
  if (!node.isSent) return;
  const clean = overriding(cleanText(session, node, true), node, overrides);
  if (clean === node.sent) return;
  node.sent = clean;
  out.texts.push({ id: node.id, value: clean });
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

/** Sends again what is decided otherwise now: a mask that was added late, a menu that opened, a field that was named. */
function resend(session: Session, node: MirrorNode, out: Out): void {
  resendElement(session, node, out);
  if (verdictOf(session, node).isHidden) return hide(session, node, out);
  for (const inside of descendants(node)) {
    if (!inside.isSent) sendAdded(session, { node: inside, overrides: new Map(), out });
    else if (inside.kind === KIND.text) sendText(session, { node: inside, overrides: new Map(), out });
    else if (inside.kind === KIND.element) resendElement(session, inside, out);
  }
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Kinds of attribute that depend on the verdict. */
const BY_VERDICT = new Set(['text', 'image', 'srcset', 'value', 'chosen']);

function resendElement(session: Session, node: MirrorNode, out: Out): void {
  const raw: Attributes = {};
  for (const name in node.attributes) if (BY_VERDICT.has(attributeKind(name) ?? '')) raw[name] = node.attributes[name];
  const clean = cleanAttributes(session, node, raw);
  for (const name in raw) if (!(name in clean)) clean[name] = null;
  if (Object.keys(clean).length > 0) out.attributes.push({ id: node.id, attributes: clean });
}

function hide(session: Session, node: MirrorNode, out: Out): void {
  for (let child = node.first; child; child = child.next) {
    if (!child.isSent) continue;
    out.removes.push({ parentId: node.id, id: child.id, ...(child.isShadow && { isShadow: true }) });
    child.isSent = false;
    for (const inside of descendants(child)) inside.isSent = false;
  }
  const { rr_width: width, rr_height: height } = sizeOf(session, node);
  if (width) out.attributes.push({ id: node.id, attributes: { style: { width, height } } });
}
