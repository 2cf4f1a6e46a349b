import { findQueries } from './detectors/addresses.ts';
import { findNumbers } from './detectors/digits.ts';
import { findIbans } from './detectors/iban.ts';
import { findKeys } from './detectors/keys.ts';
import { findLabelled } from './detectors/labelled.ts';
import { findLetteredNumbers } from './detectors/national.ts';
import { findPhrase } from './detectors/phrase.ts';
import type { MirrorNode } from './mirror/mirror.ts';
import type { Range } from './ranges.ts';
import type { Session } from './session.ts';
import { insideOf, showsText, showsValue, verdictOf, type Verdict } from './verdict.ts';

/** Why something in the recording looks as it does, for reports and for the preview. */
export interface Explanation {
  outcome: 'shown' | 'masked' | 'hidden' | 'sensitive' | 'absent';
  /**
   * `level`, `rule NAME`, `not visible`, `echo`, `detector KIND`, `texts beside it`, or what makes a field sensitive, as
   * `sensitiveBecause` calls it.
   */
  because: string;
}

const FIELDS = new Set(['input', 'textarea', 'select']);

/** @returns what became of the node with this number, in the page that `session` is of. */
export function explain(session: Session, id: number): Explanation {
  const node = session.mirror.get(id);
  if (!node) return { outcome: 'absent', because: 'unknown' };
  const verdict = node.parent && node.tag === '' ? insideOf(session, node.parent, '') : verdictOf(session, node);
  const { because } = verdict;
  if (verdict.isSecret) return { outcome: 'sensitive', because };
  if (verdict.isHidden || !node.isSent) return { outcome: 'hidden', because };
  if (!isShown(session, verdict, node)) return { outcome: 'masked', because };
  const raw = node.tag === '' ? node.text : node.attribute('value');
  return raw !== undefined && isMaskedIn(node, raw)
    ? { outcome: 'masked', because: whatStandsIn(session, raw) }
    : { outcome: 'shown', because };
}

/** A text or a value that is shown but for what stands in it. */
function isMaskedIn({ tag, sent }: MirrorNode, raw: string): boolean {
  return (tag === '' || FIELDS.has(tag)) && sent !== raw && sent?.includes('•') === true;
}

function isShown(session: Session, verdict: Verdict, node: MirrorNode): boolean {
  return FIELDS.has(node.tag) ? showsValue(session, verdict) : showsText(session, verdict, node.text);
}

/** In the order in which one would name them. */
const DETECTORS: readonly (readonly [name: string, find: (text: string) => readonly Range[]])[] = [
  ['detector number', findNumbers],
  ['detector iban', findIbans],
  ['detector number', findLetteredNumbers],
  ['detector key', findKeys],
  ['detector phrase', findPhrase],
  ['detector label', findLabelled],
  ['detector query', findQueries],
];

function whatStandsIn({ echoes, scrubber }: Session, text: string): string {
  const known = DETECTORS.find(([, find]) => find(text).length > 0);
  if (known) return known[0];
  // After the detectors: what they have found in a field is remembered as an echo.
  if (echoes.find(text).length > 0) return 'echo';
  return scrubber.isClean(text, 'prose') ? 'texts beside it' : 'detector token';
}
