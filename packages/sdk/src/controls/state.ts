import type { SavedGrant } from '../gate/grant.ts';
import type { EndReason, Recording } from '../recorder/recorder-door.ts';
import type { Status } from '../status.ts';

/** All that a page can be doing after a yes. */
export type State =
  | { status: 'off' }
  | { status: 'recording' | 'paused'; saved: SavedGrant; recording: Promise<Recording | undefined> }
  | { status: 'stopped'; why: EndReason };

export interface StateHolder {
  current: () => State;
  enter: (next: State) => void;
}

export function createState(onEnter: (state: State) => void): StateHolder {
  let state: State = { status: 'off' };
  return {
    current: () => state,
    enter(next) {
      state = next;
      onEnter(state);
    },
  };
}

/** @returns what the page may know of it. */
export function toStatus(state: State): Status {
  switch (state.status) {
    case 'recording':
    case 'paused':
      return { status: state.status, until: state.saved.until };
    case 'stopped':
      return state.why === 'indicator-gone' || state.why === 'failed'
        ? { status: 'not-recording', fault: state.why }
        : { status: 'not-recording' };
    case 'off':
      return { status: 'not-recording' };
    default:
      return state satisfies never;
  }
}
