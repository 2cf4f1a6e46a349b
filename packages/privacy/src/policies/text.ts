import { MASK, maskText } from '../mask.ts';
import type { MirrorNode } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
import { insideOf, showsText, type Verdict } from '../verdict.ts';
import { cleanCss } from './css.ts';
import { scrubHeld } from './value.ts';

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
  if (isChange && verdict.isTyped) return scrubHeld(session, text);
  return session.scrubber.scrub(text, parent.tag === 'title' ? 'title' : 'prose');
}

function maskFor({ isSecret, isTyped }: Verdict, text: string): string {
  return isSecret || isTyped ? MASK : maskText(text);
}
