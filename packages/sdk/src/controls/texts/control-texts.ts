import type { Choice } from '../../gate/grant.ts';
import type { EndReason } from '../../recorder/recorder-door.ts';

/** The words of the indicator and the panel in one language: the type makes a language complete or refused. */
export interface ControlTexts {
  /** The region's name for screen readers. */
  label: string;
  /** On the indicator itself. */
  recording: string;
  paused: string;
  /** For screen readers: how the indicator is moved. */
  move: string;
  explained: string;
  pause: string;
  resume: string;
  keep: string;
  erase: string;
  /** After it has ended. */
  eraseKept: string;
  close: string;
  /** Opens the panel; and its title. */
  details: string;
  title: string;
  /** How it stands. `{until}` is a time of day, `{left}` a duration, `{date}` a day. */
  now: { recording: string; paused: string; off: string; signal: string; declined: string; kept: string };
  /** Why it ended, where the participant did not end it. */
  ended: Record<Exclude<EndReason, 'keep' | 'erase'>, string> & { erase: string };
  allow: string;
  allowExplained: string;
  choices: string;
  noChoices: string;
  choice: Record<Choice, string>;
  ownPage: string;
  ownPageExplained: string;
  open: string;
  asked: string;
  sending: string;
  failed: string;
  forbidden: string;
}
