import { KIND, descendants, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { cleanAttributes } from '../policies/attributes.ts';
import { describe, overriding, sizeOf, type Overrides } from '../policies/describe.ts';
import { attributeKind } from '../policies/names.ts';
import { cleanText } from '../policies/text.ts';
import { unfinishedEnd } from '../policies/value.ts';
import type { Session } from '../session.ts';
import { toEnd } from '../steps.ts';
import { insideOf, verdictOf } from '../verdict.ts';
import { list, record } from './fields.ts';

/** The changes of the page that go into the recording, as rrweb lists them. */
export interface Out {
  removes: Attributes[];
  adds: Attributes[];
  texts: Attributes[];
  attributes: Attributes[];
}

interface Sending {
  node: MirrorNode;
  overrides: Overrides;
  out: Out;
  /** Whether an end that may yet become sensitive is told, because nobody writes on. */
  isSettled?: boolean;
}

export function sendAdded(session: Session, { node, overrides, out }: Sending): void {
  const { parent } = node;
  if (!parent?.isSent || node.isSent) return;
  if (isSwallowed(session, node, parent)) return session.drop('sensitive');
  const described = toEnd(describe(session, node, holdAdded(session, node, overrides)));
  if (described) pushAdds(session, described, out);
}

/**
 * Who writes fast, or in an editor that makes its texts anew, adds half a number at once: its end is held back as that of a
 * text that changes is. What an editor brings with it when it comes is not being written.
 */
function holdAdded(session: Session, node: MirrorNode, overrides: Overrides): Overrides {
  const { parent } = node;
  if (!session.holdsBack || !parent || !insideOf(session, parent, '').isTyped) return overrides;
  const masks = new Map(overrides);
  for (const text of [node, ...descendants(node)]) {
    if (text.kind !== KIND.text || masks.has(text) || unfinishedEnd(text.text) === undefined) continue;
    masks.set(text, cleanText(session, text, true));
    session.growth.hold(text, session.now);
  }
  return masks;
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

/** @returns the number of what stands after it in the recording. */
export function nextSent(node: MirrorNode): number | null {
  let { next } = node;
  while (next && !(next.isSent && next.isShadow === node.isShadow)) ({ next } = next);
  return next ? next.id : null;
}

export function sendAttributes(
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

export function sendText(session: Session, { node, overrides, out, isSettled = false }: Sending): void {
  if (!node.isSent) return;
  const clean = overriding(cleanText(session, node, !isSettled), node, overrides);
  if (clean === node.sent) return;
  node.sent = clean;
  out.texts.push({ id: node.id, value: clean });
}

/** Sends again what is decided otherwise now: a mask that was added late, a menu that opened, a field that was named. */
export function resend(session: Session, node: MirrorNode, out: Out): void {
  resendElement(session, node, out);
  if (verdictOf(session, node).isHidden) return hide(session, node, out);
  for (const inside of descendants(node)) {
    if (!inside.isSent) sendAdded(session, { node: inside, overrides: new Map(), out });
    else if (inside.kind === KIND.text) sendText(session, { node: inside, overrides: new Map(), out });
    else if (inside.kind === KIND.element) resendElement(session, inside, out);
  }
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

/** Takes note that a node, with all that is in it, is not in the recording. */
export function unsend(node: MirrorNode): void {
  for (const one of [node, ...descendants(node)]) {
    one.isSent = false;
    one.verdict = undefined;
  }
}

function hide(session: Session, node: MirrorNode, out: Out): void {
  for (let child = node.first; child; child = child.next) {
    if (!child.isSent) continue;
    out.removes.push({ parentId: node.id, id: child.id, ...(child.isShadow && { isShadow: true }) });
    unsend(child);
  }
  const { rr_width: width, rr_height: height } = sizeOf(session, node);
  if (width) out.attributes.push({ id: node.id, attributes: { style: { width, height } } });
}
