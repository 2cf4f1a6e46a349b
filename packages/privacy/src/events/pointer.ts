import type { Attributes, MirrorNode } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
import { insideOf, verdictOf } from '../verdict.ts';
import { finite, list, numbers, record } from './fields.ts';

/** @returns the number of the node itself or of the nearest one around it that is in the recording, or -1. */
function sentId(session: Session, id: unknown): number {
  let node = session.mirror.get(id);
  while (node && !node.isSent) node = node.parent;
  return node ? node.id : -1;
}

export function cleanMove(session: Session, data: Attributes): Attributes {
  return {
    positions: list(data['positions']).map((position) => {
      const { id, x, y, timeOffset } = record(position);
      return { x: finite(x), y: finite(y), id: sentId(session, id), timeOffset: finite(timeOffset) };
    }),
  };
}

export function cleanInteraction(session: Session, data: Attributes): Attributes | undefined {
  const id = sentId(session, data['id']);
  if (id === -1) return session.drop('unknown-node');
  return { id, ...numbers(data, ['type', 'x', 'y', 'pointerType']) };
}

/** A sensitive field that scrolls with each key would count them. */
export function cleanScroll(session: Session, data: Attributes): Attributes | undefined {
  const node = session.mirror.get(data['id']);
  if (!node?.isSent) return session.drop('unknown-node');
  if (verdictOf(session, node).isSecret) return session.drop('sensitive');
  return { id: node.id, x: finite(data['x']), y: finite(data['y']) };
}

export function cleanMedia(session: Session, data: Attributes): Attributes | undefined {
  const id = sentId(session, data['id']);
  if (id === -1) return session.drop('unknown-node');
  const kept: Attributes = { id, ...numbers(data, ['type', 'currentTime', 'volume', 'playbackRate']) };
  for (const name of ['muted', 'loop']) if (typeof data[name] === 'boolean') kept[name] = data[name];
  return kept;
}

/** Offsets count characters, so a selection is kept only in texts that are shown as they are. */
export function cleanSelection(session: Session, data: Attributes): Attributes {
  const isShown = (node: MirrorNode | undefined): node is MirrorNode => {
    if (!node?.isSent || (node.parent && insideOf(session, node.parent, node.tag).isSecret)) return false;
    return node.tag !== '' || node.sent === node.text;
  };
  const ranges = list(data['ranges']).flatMap((range) => {
    const { start, end, startOffset, endOffset } = record(range);
    if (!isShown(session.mirror.get(start)) || !isShown(session.mirror.get(end))) return [];
    return [{ start, startOffset: finite(startOffset), end, endOffset: finite(endOffset) }];
  });
  return { ranges };
}
