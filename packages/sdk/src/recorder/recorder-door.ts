import type { Indication } from '@opname/protocol';
import type { Indicator, IndicatorActs } from '../controls/controls-door.ts';
import type { SavedGrant } from '../gate/grant.ts';

/** What the gate knows of the recorder: types only, so that nothing of it is loaded before a yes. */

/** Why a recording ended. */
export type EndReason =
  /** The participant, or the page for them, ended it and keeps it, or erases it. */
  | 'keep'
  | 'erase'
  /** The two hours are over. */
  | 'window-over'
  /** The server takes no more: erased or expired there, or the grant does not hold. */
  | 'refused'
  /** All bytes that a recording may have are used. */
  | 'over-budget'
  /** The page has hidden or removed what says that it records. */
  | 'indicator-gone'
  /** Something broke, masking above all. What is not masked for sure is not kept. */
  | 'failed';

export interface RecordingOptions {
  server: string;
  site: string;
  saved: SavedGrant;
  /** Puts on the screen that it records. */
  showIndicator: (acts: IndicatorActs) => Indicator;
  /** Called when it is paused or resumed, in whichever tab. */
  onChange: (saved: SavedGrant) => void;
  /** Called once, when it ends in whichever way and tab; observing has then stopped. */
  onEnd: (why: EndReason) => void;
}

/** Each reaches all tabs at once, and then the server; `how` says by what act. */
export interface Recording {
  /** @returns when the server knows. */
  pause: (how: Indication) => Promise<void>;
  resume: (how: Indication) => Promise<void>;
  /** @returns when the server has all of it, or has confirmed the erasure. */
  end: (what: 'keep' | 'erase', how: Indication) => Promise<void>;
}

export interface RecorderModule {
  startRecording: (options: RecordingOptions) => Promise<Recording>;
  /**
   * Sends, erases or throws away what an ended recording left in this browser.
   * @returns when that is done; and the grant, if the server says that it still holds and only this clock was wrong.
   */
  settle: (leftover: Leftover) => Promise<SavedGrant | undefined>;
}

export interface Leftover {
  server: string;
  site: string;
  /** Who uses the page now, which may be someone else. */
  subject: string;
  saved: SavedGrant;
  /** Whether only this browser's clock says that it is over; then the server is asked. */
  mayHold: boolean;
}
