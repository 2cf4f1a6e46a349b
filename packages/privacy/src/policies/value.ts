import { rememberValue } from '../echoes/remember.ts';
import { MASK } from '../mask.ts';
import type { MirrorNode } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
import { showsValue, verdictOf } from '../verdict.ts';
import { detect } from '../detectors/detect.ts';
import { toPlain } from '../detectors/plain.ts';

/** Inputs whose value the browser composes; nothing can be spelled in them. */
const COMPOSED = /^(?:date|time|month|week|datetime-local|color|range)$/i;
/**
 * What may become something sensitive with the next keys: digits at the end, and beginnings of known keys. It is held
 * back until something else follows or the field is left, so that no almost complete card number is recorded.
 */
const UNFINISHED =
  /(?:\d[ .\-–/]?){6,}[A-Za-z]?$|\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4})*(?: ?[A-Za-z0-9]{0,3})$|\b(?:eyJ|gh[pousr]_|github_|glpat|sk[-_]|pk_|rk_|xox|AKIA|ASIA|AIza|npm_|whsec|SG\.|-----BEGIN|[Bb]earer |[Bb]asic )\S*$|[A-Za-z0-9_-]{12,}$/;

/** @returns the value of a field as it may be recorded, and remembers it when it may not. */
export function cleanFieldValue(session: Session, node: MirrorNode, value: string, isTyping: boolean): string {
  if (value === '') return '';
  const { echoes, scrubber } = session;
  if (value === MASK) return MASK;
  if (node.secret) {
    rememberValue(echoes, node.secret, value);
    return MASK;
  }
  const verdict = verdictOf(session, node);
  if (!showsValue(session, verdict)) {
    // A field in a dialog that is still closed is no secret: what stands in it may stand elsewhere on the page.
    if (!showsValue(session, { ...verdict, isUnseen: false })) echoes.remember(value, 'typed');
    return MASK;
  }
  if (COMPOSED.test(node.word('type'))) return scrubber.scrub(value, 'style');
  for (const [from, to] of detect(value, 'prose')) echoes.remember(value.slice(from, to));
  return isTyping ? scrubHeld(session, value) : scrubber.scrub(value, 'prose');
}

/**
 * @returns the text without what is sensitive, and without an end that may yet become so. That is decided on the text
 * as it is: of one that is partly masked, the newest character would look like the beginning of something else.
 */
export function scrubHeld({ holdsBack, scrubber }: Session, text: string): string {
  const end = holdsBack ? unfinishedEnd(text) : undefined;
  if (end === undefined) return scrubber.scrub(text, 'prose');
  const clean = scrubber.scrub(text.slice(0, text.length - end.length), 'prose');
  return clean.endsWith(MASK) ? clean : clean + MASK;
}

/** @returns the end of the text that may yet become something sensitive. */
export function unfinishedEnd(text: string): string | undefined {
  const plain = toPlain(text);
  const end = UNFINISHED.exec(plain ?? text)?.[0];
  return end !== undefined && /\d|[-_]|eyJ|earer|asic/.test(end) ? (plain ? text : end) : undefined;
}
