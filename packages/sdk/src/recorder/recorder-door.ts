import type { NoticeLanguage } from '@opname/protocol';
import type { SavedGrant } from '../gate/memory.ts';

/** What the gate knows of the recorder: types only, so that nothing of it is loaded before a yes. */

/** Why a recording ended without the participant's doing. */
export type EndReason =
  /** The two hours are over. */
  | 'window-over'
  /** The server takes no more: erased or expired there, or the grant does not hold. */
  | 'refused'
  /** All bytes that a recording may have are used. */
  | 'over-budget'
  /** Something broke, masking above all. What is not masked for sure is not kept. */
  | 'failed';

export interface RecorderOptions {
  server: string;
  saved: SavedGrant;
  language: NoticeLanguage;
  /** The participant ends it, in the indicator. */
  onStop: () => void;
  onErase: () => void;
  /** Called at most once; the recorder has then stopped observing. */
  onEnd: (why: EndReason) => void;
}

export interface Recorder {
  /** Observers off at once. @returns when the server has all of the recording, which may be after a long offline. */
  stop: () => Promise<void>;
  /** Observers off at once, buffers and outbox emptied. @returns when the server has confirmed the erasure. */
  erase: () => Promise<void>;
}

export interface RecorderModule {
  startRecorder: (options: RecorderOptions) => Recorder;
  /** Sends, erases or throws away what an ended recording left in this browser. @returns when that is done. */
  settle: (server: string, saved: SavedGrant) => Promise<void>;
}
