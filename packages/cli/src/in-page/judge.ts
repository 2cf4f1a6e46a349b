import { isMasked, type Explanation } from '@opname/privacy';
import type { Level } from '@opname/protocol';
import type { FieldFinding, TextFinding } from '../rules/findings.ts';
import type { Filled } from './fill-field.ts';
import { isTelling } from './marked-value.ts';
import { strip, type Recorded } from './recorded.ts';

export interface FieldEvidence {
  filled: Filled;
  recorded: Recorded;
  level: Level;
  /** The numbers in the events of the field and of the texts in it. */
  ids: readonly number[];
  explanation: Explanation;
}

type FieldJudgement = Pick<FieldFinding, 'outcome' | 'because' | 'isSensitive' | 'isMeasured' | 'isLeak'>;

/** What was recorded decides; the sanitiser's explanation says why, or, where nothing could be put in, what would be. */
export function judgeField(evidence: FieldEvidence): FieldJudgement {
  const { filled, explanation, level } = evidence;
  const isSensitive = explanation.outcome === 'sensitive';
  const because = nameReason(explanation.because, level);
  if (filled.kind === 'nothing') {
    const outcome = expectedOutcome(explanation);
    return { outcome, because: `${because} (could not be filled)`, isSensitive, isMeasured: false, isLeak: false };
  }
  const known = { isSensitive, isMeasured: true };
  const isOwn = isHeld(evidence);
  const isLeak = (isOwn && isKept(explanation)) || (!isOwn && isElsewhere(evidence));
  if (isLeak)
    return { ...known, isLeak, outcome: 'seen', because: `its value is in the recording, although: ${because}` };
  if (isOwn) return { ...known, isLeak, outcome: 'seen', because };
  const outcome = explanation.outcome === 'hidden' || explanation.outcome === 'absent' ? 'hidden' : 'masked';
  return {
    ...known,
    isLeak,
    outcome,
    because: explanation.outcome === 'shown' ? 'detector' : because,
  };
}

function isKept({ outcome }: Explanation): boolean {
  return outcome === 'sensitive' || outcome === 'hidden' || outcome === 'masked';
}

function isHeld({ filled, recorded, ids }: FieldEvidence): boolean {
  switch (filled.kind) {
    case 'chosen':
      return ids.some((id) => recorded.isChosen(id));
    case 'option':
      return ids.some((id) => recorded.heldBy(id).includes(filled.text));
    case 'value':
      return ids.some((id) => recorded.heldBy(id).some((held) => isIn(filled.value, held)));
    case 'nothing':
      return false;
    default:
      return filled satisfies never;
  }
}

function isIn(value: string, held: string): boolean {
  return held.includes(value) || (strip(value) !== '' && strip(held).includes(strip(value)));
}

/** A page may repeat what was typed; a value that is masked in its field must not stand beside it. */
function isElsewhere({ filled, recorded }: FieldEvidence): boolean {
  return filled.kind === 'value' && isTelling(strip(filled.value)) && recorded.holds(filled.value);
}

function expectedOutcome({ outcome }: Explanation): FieldFinding['outcome'] {
  if (outcome === 'hidden' || outcome === 'absent') return 'hidden';
  return outcome === 'shown' ? 'seen' : 'masked';
}

function nameReason(because: string, level: Level): string {
  return because === 'level' ? `level ${level}` : because;
}

export interface TextEvidence {
  text: string;
  /** The text as recorded, undefined when it is not. */
  held: string | undefined;
  level: Level;
  explanation: Explanation;
}

export function judgeText(evidence: TextEvidence): Pick<TextFinding, 'outcome' | 'because' | 'isLeak'> {
  const { text, held, level, explanation } = evidence;
  const because = nameReason(explanation.because, level);
  if (held === undefined || held === '') return { outcome: 'hidden', because, isLeak: false };
  if (held === text && isKept(explanation)) {
    return { outcome: 'seen', because: `it is in the recording, although: ${because}`, isLeak: true };
  }
  if (held === text) return { outcome: 'seen', because, isLeak: false };
  const isWhole = isMasked(held) && explanation.outcome !== 'shown';
  return {
    outcome: 'masked',
    because: isWhole || /^(?:echo|detector|texts)/.test(because) ? because : 'detector or echo',
    isLeak: false,
  };
}
