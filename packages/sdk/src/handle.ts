import { guard } from './guard.ts';
import { startGate, type Wiring } from './start.ts';
import type { Status } from './status.ts';

/** The page's hold on it. Nothing of it throws; what is wrong is told on the console. */
export interface Handle {
  status: () => Status;
  /** Calls `listener` at each change of status. @returns what stops it. */
  on: (event: 'change', listener: (status: Status) => void) => () => void;
  /** Asks now, with `ask: 'manual'`. Whoever has answered is not asked again. */
  ask: () => void;
  /** Nothing is recorded until `resume`. @returns when the server knows. */
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  /** Ends the recording and keeps it. @returns when the server has all of it. */
  stop: () => Promise<void>;
  /** Ends the recording and erases it, also one that has ended. @returns when the server has confirmed it. */
  erase: () => Promise<void>;
  /** Opens the participant's panel: what is recorded, their choices, their page. @returns when it is on the screen. */
  openPanel: () => Promise<void>;
  /**
   * Lays over the page what would be recorded of it, by these rules, which are what `opname.rules.ts` exports, or by the
   * site's. Stores and sends nothing; not while it records. @returns when it is on the screen.
   */
  preview: (rules?: unknown) => Promise<void>;
}

export function createHandle(wiring: Omit<Wiring, 'onStatus'>): Handle {
  const listeners = new Set<(status: Status) => void>();
  let status: Status = { status: 'not-recording' };
  const gate = startGate({
    ...wiring,
    onStatus(entered) {
      const before = status.status;
      status = entered;
      if (status.status !== before) for (const listener of listeners) guard(listener)(status);
    },
  });
  // Before a yes there is nothing to steer, and nothing is loaded.
  const steer = (does: 'pause' | 'resume' | 'stop' | 'erase') =>
    quietly(async () => {
      if (gate.hasYes()) await (await gate.controls())[does]('host-app');
    });
  return {
    status: () => status,
    on(_event, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: gate.ask,
    pause: steer('pause'),
    resume: steer('resume'),
    stop: steer('stop'),
    erase: steer('erase'),
    openPanel: quietly(async () => (await gate.controls()).openPanel()),
    preview: quietly(gate.preview.open),
  };
}

/** `guard` for what the page awaits: an async function always gives a promise. */
const quietly = guard as <Args extends unknown[]>(
  run: (...args: Args) => Promise<void>,
) => (...args: Args) => Promise<void>;
