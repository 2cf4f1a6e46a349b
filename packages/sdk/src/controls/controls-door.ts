import type { Indication, NoticeLanguage, Shown } from '@opname/protocol';
import type { SavedGrant } from '../gate/grant.ts';
import type { Told } from '../notice/notice-content.ts';
import type { Settings } from '../options.ts';
import type { Preview } from '../preview/open-preview.ts';
import type { EndReason, RecorderModule } from '../recorder/recorder-door.ts';
import type { Status } from '../status.ts';

/** What the gate and the recorder know of the controls: types only; they are loaded after a yes, or on a click. */

/** What can be done while it records. */
export interface IndicatorActs {
  site: string;
  saved: SavedGrant;
  pause: () => void;
  resume: () => void;
  end: (what: 'keep' | 'erase') => void;
}

/** What says on the screen that it records. */
export interface Indicator {
  /** Says what is so now. */
  update: (saved: SavedGrant) => void;
  /** Whether a person can see it; puts it on top again where something else has come over it. */
  isSeen: () => boolean;
  /** Takes it away. After a fault it says so in its place, until it is closed. */
  stop: (why: EndReason) => void;
}

export interface IndicatorOptions extends IndicatorActs {
  look: Look;
  openPanel: () => void;
}

export interface Look {
  language: NoticeLanguage;
  theme: string;
}

/** What the panel shows: facts that the gate knows. */
export interface PanelFacts {
  is: 'recording' | 'paused' | 'off';
  /** The yes of this participant, also when it has ended. */
  saved: SavedGrant | undefined;
  declined: boolean;
  signal: boolean;
  /** Whether a yes could be given now. */
  canAllow: boolean;
  why: EndReason | undefined;
}

export interface PanelOptions {
  told: Told;
  theme: string;
  server: string;
  facts: () => PanelFacts;
  allow: Allow;
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  end: (what: 'keep' | 'erase') => Promise<void>;
  preview: Pick<Preview, 'open'>;
}

export interface Panel {
  /** Shows the facts as they are now. */
  update: () => void;
  close: () => void;
}

/** What the gate hands over when somebody says yes, or opens the panel. */
export interface ControlsParts {
  settings: Settings;
  told: Told;
  preview: Preview;
  loadRecorder: () => Promise<RecorderModule>;
  onStatus: (status: Status) => void;
}

/** All that a page does once there is a yes, or somebody wants to see how it stands. */
export interface Controls {
  /**
   * Sends a yes to the question as it stands there, and records after it.
   * @returns what to say, where it was not taken.
   */
  allow: (content: HTMLElement) => Promise<string>;
  /** Another tab may have said yes at the same moment; the no counts. */
  decline: () => Promise<void>;
  /**
   * Records if that is what is remembered, and brings to its end what an ended recording left here.
   * @returns whether there is something to ask all the same.
   */
  look: () => Promise<boolean>;
  pause: (how: Indication) => Promise<void>;
  resume: (how: Indication) => Promise<void>;
  /** Ends what is being recorded. @returns when the server has all of it. */
  stop: (how: Indication) => Promise<void>;
  /** Erases what is being recorded, or was. @returns when the server has erased it. */
  erase: (how: Indication) => Promise<void>;
  openPanel: () => void;
}

/** What becomes of a yes. */
export type Answered = 'granted' | 'over' | 'forbidden' | 'failed';

/** Sends a yes, from whichever place it was given in. */
export type Allow = (how: Indication, shown: Shown) => Promise<Answered>;

export interface ControlsModule {
  startControls: (parts: ControlsParts) => Controls;
}
