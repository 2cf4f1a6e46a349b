import type { NoticeLanguage } from '@opname/protocol';
import type { SavedGrant } from '../gate/memory.ts';

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
  /** Something broke, masking above all. What is not masked for sure is not kept. */
  | 'failed';

export interface RecordingOptions {
  server: string;
  site: string;
  saved: SavedGrant;
  language: NoticeLanguage;
  /** Called once, when it ends in whichever way and tab; observing has then stopped. */
  onEnd: (why: EndReason) => void;
}

export interface Recording {
  /** Ends it in all tabs. @returns when the server has all of it, or has confirmed the erasure. */
  end: (how: 'keep' | 'erase') => Promise<void>;
}

export interface RecorderModule {
  startRecording: (options: RecordingOptions) => Promise<Recording>;
  /** Sends, erases or throws away what an ended recording left in this browser. @returns when that is done. */
  settle: (leftover: Leftover) => Promise<void>;
}

export interface Leftover {
  server: string;
  site: string;
  /** Who uses the page now, which may be someone else. */
  subject: string;
  saved: SavedGrant;
}
