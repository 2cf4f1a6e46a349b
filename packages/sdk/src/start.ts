import { startAsking } from './gate/ask.ts';
import { decide, isOpen, readSignal } from './gate/gate.ts';
import { createMemory } from './gate/memory.ts';
import { createRecordings } from './gate/recordings.ts';
import { createState, type Status } from './gate/state.ts';
import { guard } from './guard.ts';
import { chooseNotice } from './notice/published-notice.ts';
import { levelOf, type Settings } from './options.ts';
import type { RecorderModule } from './recorder/recorder-door.ts';

/** The page's hold on it. */
export interface Handle {
  status: () => Status;
  /** Calls `listener` at each change of status. @returns what stops it. */
  on: (event: 'change', listener: (status: Status) => void) => () => void;
  /** Ends the recording and keeps it. @returns when the server has all of it. */
  stop: () => Promise<void>;
  /** Ends the recording and erases it. @returns when the server has confirmed it. */
  erase: () => Promise<void>;
}

export interface Wiring {
  settings: Settings;
  /** What the server wrote into the script for this site. */
  served: unknown;
  loadRecorder: () => Promise<RecorderModule>;
}

const MINUTE_MS = 60_000;

/** Wires memory → decision → question → recording. Everything that is recorded has passed `decide`. */
export function startGate({ settings, served, loadRecorder }: Wiring): Handle {
  const { site, subject, server, trialStart } = settings;
  const chosen = chooseNotice(settings.notice, served, settings.locale);
  const windowEnd = trialStart === undefined ? undefined : trialStart + chosen.notice.windowMinutes * MINUTE_MS;
  const memory = createMemory(site);
  const state = createState();
  const recordings = createRecordings({ server, subject, language: chosen.language, memory, state, loadRecorder });

  const ask = () =>
    startAsking({
      settings,
      chosen,
      windowEnd,
      level: levelOf(settings, chosen.notice),
      onGranted(saved) {
        memory.writeGrant(saved);
        recordings.begin(saved);
      },
      onDeclined() {
        memory.writeDeclined(Date.now());
        state.enter({ status: 'declined' });
      },
      onOver() {
        // Without a trial start only the server knows that the window is over, and asking again would be in vain.
        if (trialStart === undefined) memory.writeDeclined(Date.now());
        state.enter({ status: 'not-asked', why: 'over' });
      },
    });

  /** Runs at the start, and whenever another tab may have changed what is remembered. */
  function look(): void {
    const saved = memory.readGrant();
    const now = Date.now();
    const { status } = state.current();
    if (status === 'recording') return recordings.follow(saved);
    if (status === 'declined' || status === 'stopped') return;
    const declined = memory.isDeclined(now);
    const stopped = memory.isStopped(now);
    const supported = typeof CompressionStream === 'function';
    const signal = readSignal(navigator);
    const decision = decide({ subject, saved, declined, stopped, signal, supported, now, windowEnd });
    switch (decision.do) {
      case 'record':
        return recordings.begin(decision.saved);
      case 'ask':
        if (status === 'not-asked') state.enter({ status: 'asking', close: ask() });
        return;
      case 'nothing':
        return state.enter({ status: 'not-asked', why: decision.why });
      default:
        decision satisfies never;
    }
  }

  const saved = memory.readGrant();
  if (saved && !isOpen(saved, { subject, now: Date.now() })) guard(recordings.settle)(saved);
  look();
  memory.onChange(guard(look));
  // A page that comes back from the back/forward cache has not heard what the other tabs did meanwhile.
  addEventListener(
    'pageshow',
    guard((event: PageTransitionEvent) => event.persisted && look()),
  );
  return {
    status: state.status,
    on: (_event, listener) => state.onChange(listener),
    stop: () => recordings.end('keep'),
    erase: () => recordings.end('erase'),
  };
}
