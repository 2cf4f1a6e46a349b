import type { EndReason, Recording } from '../recorder/recorder-door.ts';
import type { SavedGrant } from './memory.ts';

/** All that the script can be doing. */
export type State =
  | { status: 'not-asked' }
  | { status: 'asking'; close: () => void }
  | { status: 'declined' }
  | { status: 'recording'; saved: SavedGrant; recording: Promise<Recording | undefined> }
  | { status: 'stopped'; why: EndReason };

export interface StateHolder {
  current: () => State;
  /** Leaves the old state, taking away what it had on the screen, for the next. */
  enter: (next: State) => void;
}

export function createState(onEnter: (state: State) => void): StateHolder {
  let state: State = { status: 'not-asked' };
  return {
    current: () => state,
    enter(next) {
      if (state.status === 'asking') state.close();
      state = next;
      onEnter(state);
    },
  };
}
