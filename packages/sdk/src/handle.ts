import type { State } from './gate/state.ts';
import { guard } from './guard.ts';
import { startGate, type Wiring } from './start.ts';

/** What the page may know. Declined, not asked and expired look alike, so that nobody is treated by their answer. */
export type Status = { status: 'recording'; until: number } | { status: 'not-recording' };

/** The page's hold on it. */
export interface Handle {
  status: () => Status;
  /** Calls `listener` at each change of status. @returns what stops it. */
  on: (event: 'change', listener: (status: Status) => void) => () => void;
  /** Ends the recording and keeps it. @returns when the server has all of it. */
  stop: () => Promise<void>;
  /** Ends the recording and erases it. @returns when the server has confirmed it. */
  erase: () => Promise<void>;
  /**
   * Lays over the page what would be recorded of it, by these rules, which are what
   * `opname.rules.ts` exports, or by none. Stores and sends nothing; not while it records. @returns when it is on the screen.
   */
  preview: (rules?: unknown) => Promise<void>;
}

export function createHandle(wiring: Omit<Wiring, 'onState'>): Handle {
  const listeners = new Set<(status: Status) => void>();
  let status: Status = { status: 'not-recording' };
  const gate = startGate({
    ...wiring,
    onState(state) {
      const before = status.status;
      status = toStatus(state);
      if (status.status !== before) for (const listener of listeners) guard(listener)(status);
    },
  });
  return {
    status: () => status,
    on(_event, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => gate.end('keep'),
    erase: () => gate.end('erase'),
    preview: (rules) => gate.preview.open(rules),
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
