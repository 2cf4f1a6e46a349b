import type { Level } from '@opname/protocol';

/** Measured on what was recorded; a part of something that is masked counts as masked. */
export type Outcome = 'seen' | 'masked' | 'hidden';

export interface FieldFinding {
  /** Where it stands: `my-card ▸ input[name=number]`. */
  where: string;
  /** What a participant reads beside it. */
  label: string;
  /** Its tag and type: `input password`. */
  control: string;
  /** Everything it says about itself, for the search for fields that look sensitive. */
  says: string[];
  outcome: Outcome;
  /** The rule, the heuristic, the detector or the level that decided. */
  because: string;
  /** The product takes it for sensitive: no rule can show it. */
  isSensitive: boolean;
  /** A marked value was put into it, or it had one; else the outcome is what the sanitiser says of it. */
  isMeasured: boolean;
  /** It should not be seen, and its value is in the recording all the same. */
  isLeak: boolean;
}

export interface TextFinding {
  where: string;
  text: string;
  /** What the text is for: `button`, `label`, `heading`, `option`, … or `text`. */
  role: string;
  outcome: Outcome;
  because: string;
  /** It should not be seen, and it is in the recording all the same. */
  isLeak: boolean;
}

/** What the in-page half of the check reports of one page. */
export interface PageFindings {
  fields: FieldFinding[];
  texts: TextFinding[];
  /** By the rules' order: whether the rule fits the page and something on it. */
  matched: { rules: boolean[]; canvas: boolean[] };
  /** Events that passed the sanitiser. */
  events: number;
}

/** What the in-page half of the check is asked. */
export interface PageQuestion {
  level: Level;
  /** The rules as their file has them; undefined when there are none. */
  rules: unknown;
}
