import type { Session } from './session.ts';
import { insideOf, showsText, verdictOf } from './verdict.ts';

/** Why something in the recording looks as it does, for reports and for the preview. */
export interface Explanation {
  outcome: 'shown' | 'masked' | 'hidden' | 'sensitive' | 'absent';
  because: string;
}

/** @returns what became of the node with this number. */
export function explain(session: Session, id: number): Explanation {
  const node = session.mirror.get(id);
  if (!node) return { outcome: 'absent', because: 'unknown' };
  const verdict = node.parent && node.tag === '' ? insideOf(session, node.parent, '') : verdictOf(session, node);
  const { because } = verdict;
  if (verdict.isSecret) return { outcome: 'sensitive', because };
  if (verdict.isHidden || !node.isSent) return { outcome: 'hidden', because };
  if (!showsText(session, verdict, node.text)) return { outcome: 'masked', because };
  if (node.tag === '' && node.sent !== node.text) return { outcome: 'masked', because: 'detector or echo' };
  return { outcome: 'shown', because };
}
