import { guard } from '../guard.ts';
import type { EndReason, Recorder } from '../recorder/recorder-door.ts';
import type { Decision } from './gate.ts';
import type { SavedGrant } from './memory.ts';

/** All that the script can be doing. */
export type State =
  | { status: 'not-asked'; why: (Decision & { do: 'nothing' })['why'] | 'starting' | 'over' }
  | { status: 'asking'; close(): void }
  | { status: 'declined' }
  | { status: 'recording'; saved: SavedGrant; recorder: Promise<Recorder | undefined> }
  | { status: 'stopped'; why: EndReason | 'keep' | 'erase' };

/** What the page may know. Declined, not asked and expired look alike, so that nobody is treated by their answer. */
export type Status = { status: 'recording'; until: number } | { status: 'not-recording' };

export interface StateHolder {
  current: () => State;
  /** Leaves the old state, taking away what it had on the screen, for the next. */
  enter: (next: State) => void;
  status: () => Status;
  /** @returns what stops it. */
  onChange: (listener: (status: Status) => void) => () => void;
}

export function createState(): StateHolder {
  let state: State = { status: 'not-asked', why: 'starting' };
  const listeners = new Set<(status: Status) => void>();
  return {
    current: () => state,
    status: () => toStatus(state),
    enter(next) {
      const before = toStatus(state);
      if (state.status === 'asking') state.close();
      state = next;
      const after = toStatus(state);
      if (before.status !== after.status) for (const listener of listeners) guard(listener)(after);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function toStatus(state: State): Status {
  switch (state.status) {
    case 'recording':
      return { status: 'recording', until: state.saved.until };
    case 'not-asked':
    case 'asking':
    case 'declined':
    case 'stopped':
      return { status: 'not-recording' };
    default:
      return state satisfies never;
  }
}
