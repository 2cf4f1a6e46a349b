import { MASK } from '../mask.ts';
import { KIND, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
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
export function isRecorded(session: Session, node: MirrorNode): boolean {
  const { kind, tag, parent } = node;
  if (kind === KIND.comment) return false;
  if (parent && parent.kind === KIND.element && verdictOf(session, parent).isHidden) return false;
  if (kind !== KIND.element) return true;
  if (UNRECORDED.has(tag)) return false;
  if (tag !== 'link') return true;
  return '_cssText' in node.attributes || /\bstylesheet\b/.test(node.word('rel'));
}

/** @returns rrweb's node as it may be recorded, with all inside it, or undefined; marks what is in it as sent. */
export function describe(session: Session, node: MirrorNode, overrides: Overrides): Attributes | undefined {
  if (!isRecorded(session, node)) {
    session.drop(node.kind === KIND.comment ? 'comment' : 'element');
    return undefined;
  }
  node.isSent = true;
  const described: Attributes = { type: node.kind, id: node.id };
  const { rootId } = node.source;
  if (typeof rootId === 'number') described['rootId'] = rootId;
  if (node.isShadow) described['isShadow'] = true;
  DESCRIBE[node.kind]?.(session, node, described);
  if (node.kind === KIND.text) describeText(session, node, { described, overrides });
  if (node.kind <= KIND.doctype || node.kind === KIND.element) {
    if (node.kind !== KIND.doctype) described['childNodes'] = describeInside(session, node, overrides);
  }
  return described;
}

function describeInside(session: Session, node: MirrorNode, overrides: Overrides): Attributes[] {
  const children: Attributes[] = [];
  for (let child = node.first; child; child = child.next) {
    const described = describe(session, child, overrides);
    if (described) children.push(described);
  }
  return children;
}

const DESCRIBE: Record<number, (session: Session, node: MirrorNode, described: Attributes) => void> = {
  [KIND.document]: (_, { source }, described) => {
    if (source['compatMode'] === 'BackCompat') described['compatMode'] = 'BackCompat';
  },
  [KIND.doctype]: (_, { source }, described) => {
    described['name'] = 'html';
    for (const name of ['publicId', 'systemId']) {
      const id = source[name];
      described[name] =
        typeof id === 'string' && /^(?:-\/\/W3C\/\/DTD [\w. ]+\/\/EN|http:\/\/www\.w3\.org\/TR\/[\w/.-]+)?$/.test(id)
          ? id
          : '';
    }
  },
  [KIND.element]: describeElement,
  [KIND.cdata]: (_, __, described) => {
    described['textContent'] = '';
  },
};

function describeElement(session: Session, node: MirrorNode, described: Attributes): void {
  const { tag, source, attributes } = node;
  const isPlainTag = TAG.test(tag) && tag.length <= TAG_MAX && session.scrubber.isClean(tag, 'name');
  described['tagName'] = isPlainTag ? tag : 'div';
  described['attributes'] = cleanAttributes(session, node, attributes);
  for (const name of ['isSVG', 'isShadowHost', 'isCustom'])
    if (source[name] === true && isPlainTag) described[name] = true;
  if (verdictOf(session, node).isHidden) Object.assign(described['attributes'] as Attributes, sizeOf(session, node));
  const value = (described['attributes'] as Attributes)['value'];
  if (typeof value === 'string') node.sent = value;
}

/** A hidden element keeps its place on the page. */
export function sizeOf(session: Session, node: MirrorNode): Attributes {
  const size = session.sizeOf?.(node.id);
  return size ? { rr_width: `${Math.round(size.width)}px`, rr_height: `${Math.round(size.height)}px` } : {};
}

function describeText(
  session: Session,
  node: MirrorNode,
  { described, overrides }: { described: Attributes; overrides: Overrides },
): void {
  const clean = cleanText(session, node);
  node.sent = overriding(clean, node, overrides);
  described['textContent'] = node.sent;
  if (node.source['isStyle'] === true) described['isStyle'] = true;
}

/** A text that is shown gives way to its mask; one that is masked already stays so. */
export function overriding(clean: string, node: MirrorNode, overrides: Overrides): string {
  const masked = overrides.get(node);
  if (masked === undefined || clean === '') return clean;
  return clean === node.text ? masked : MASK;
}
