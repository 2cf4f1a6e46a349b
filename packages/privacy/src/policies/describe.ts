import { MASK } from '../mask.ts';
import { KIND, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
import { NODES_A_STEP, type Steps } from '../steps.ts';
import { verdictOf } from '../verdict.ts';
import { cleanAttributes } from './attributes.ts';
import { cleanText } from './text.ts';

/** Elements of which nothing is recorded: they are not visible, run, or change what addresses mean. */
const UNRECORDED = new Set([
  'script',
  'noscript',
  'template',
  'meta',
  'base',
  'noembed',
  'noframes',
  'param',
  'metadata',
  'desc',
  'plaintext',
  'xmp',
]);
const TAG = /^[a-z][a-z\d]*(?:[-_:][a-z\d_]*)*$/;
const TAG_MAX = 64;

/** Texts that are masked because of what stands beside them. */
export type Overrides = ReadonlyMap<MirrorNode, string>;

/** @returns whether the node itself may be in the recording, its parent being in it. */
function isRecorded(session: Session, node: MirrorNode): boolean {
  const { kind, tag, parent } = node;
  if (kind === KIND.comment) return false;
  if (parent && parent.kind === KIND.element && verdictOf(session, parent).isHidden) return false;
  if (kind !== KIND.element) return true;
  if (UNRECORDED.has(tag)) return false;
  if (tag !== 'link') return true;
  return '_cssText' in node.attributes || /\bstylesheet\b/.test(node.word('rel'));
}

/** A node of which the children are being described. */
interface Open {
  next: MirrorNode | undefined;
  childNodes: Attributes[];
}

/** @returns rrweb's node as it may be recorded, with all inside it, or undefined; marks what is in it as sent. */
export function* describe(session: Session, node: MirrorNode, overrides: Overrides): Steps<Attributes | undefined> {
  const open: Open[] = [];
  const enter = (one: MirrorNode): Attributes | undefined => {
    const described = describeOne(session, one, overrides);
    if (described && (one.kind === KIND.element || one.kind === KIND.document)) {
      const childNodes: Attributes[] = [];
      described['childNodes'] = childNodes;
      if (one.first) open.push({ next: one.first, childNodes });
    }
    return described;
  };
  const top = enter(node);
  let steps = 0;
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const child = inner.next;
    if (!child) {
      open.pop();
      continue;
    }
    inner.next = child.next;
    const described = enter(child);
    if (described) inner.childNodes.push(described);
    if (++steps % NODES_A_STEP === 0) yield;
  }
  return top;
}

function describeOne(session: Session, node: MirrorNode, overrides: Overrides): Attributes | undefined {
  if (!isRecorded(session, node)) {
    session.drop(node.kind === KIND.comment ? 'comment' : 'element');
    return undefined;
  }
  node.isSent = true;
  const described =
    node.kind === KIND.text ? describeText(session, node, overrides) : DESCRIBE[node.kind]?.(session, node);
  if (!described) return undefined;
  const { rootId, isShadow } = node.source;
  if (typeof rootId === 'number') described['rootId'] = rootId;
  if (isShadow === true) described['isShadow'] = true;
  return described;
}

const DOCTYPE_ID = /^(?:-\/\/W3C\/\/DTD [\w. ]+\/\/EN|http:\/\/www\.w3\.org\/TR\/[\w/.-]+)$/;
const docTypeId = (id: unknown): string => (typeof id === 'string' && DOCTYPE_ID.test(id) ? id : '');

const DESCRIBE: Record<number, (session: Session, node: MirrorNode) => Attributes> = {
  [KIND.document]: (_, { id, source: { compatMode } }) => ({
    type: KIND.document,
    id,
    ...(compatMode === 'BackCompat' && { compatMode }),
  }),
  [KIND.doctype]: (_, { id, source: { publicId, systemId } }) => ({
    type: KIND.doctype,
    id,
    name: 'html',
    publicId: docTypeId(publicId),
    systemId: docTypeId(systemId),
  }),
  [KIND.element]: describeElement,
  [KIND.cdata]: (_, { id }) => ({ type: KIND.cdata, id, textContent: '' }),
};

function describeElement(session: Session, node: MirrorNode): Attributes {
  const { id, tag, source } = node;
  const isPlainTag = isTag(tag) && session.scrubber.isClean(tag, 'name');
  let attributes = cleanAttributes(session, node, node.attributes);
  if (verdictOf(session, node).isHidden) attributes = { ...attributes, ...sizeOf(session, node) };
  const { value } = attributes;
  if (typeof value === 'string') node.sent = value;
  const described: Attributes = { type: KIND.element, id, tagName: isPlainTag ? tag : 'div', attributes };
  for (const name of FLAGS) if (source[name] === true && isPlainTag) described[name] = true;
  return described;
}

const tags = new Map<string, boolean>();

/** A page has a few dozen tags, and forged ones must not fill the memory. */
function isTag(tag: string): boolean {
  let known = tags.get(tag);
  if (known === undefined) {
    known = tag.length <= TAG_MAX && TAG.test(tag);
    if (tags.size < 1000) tags.set(tag, known);
  }
  return known;
}

const FLAGS = ['isSVG', 'isShadowHost', 'isCustom'];

function describeText(session: Session, node: MirrorNode, overrides: Overrides): Attributes {
  const textContent = overriding(cleanText(session, node), node, overrides);
  node.sent = textContent;
  const { id } = node;
  return node.source['isStyle'] === true
    ? { type: KIND.text, id, textContent, isStyle: true }
    : { type: KIND.text, id, textContent };
}

/** A hidden element keeps its place on the page. */
export function sizeOf(session: Session, node: MirrorNode): Attributes {
  const size = session.sizeOf?.(node.id);
  return size ? { rr_width: `${Math.round(size.width)}px`, rr_height: `${Math.round(size.height)}px` } : {};
}

/** A text that is shown gives way to its mask; one that is masked already stays so. */
export function overriding(clean: string, node: MirrorNode, overrides: Overrides): string {
  const masked = overrides.get(node);
  if (masked === undefined || clean === '') return clean;
  return clean === node.text ? masked : MASK;
}
