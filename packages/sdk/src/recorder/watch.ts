import type { SavedGrant } from '../gate/grant.ts';
import type { Heard, Requests } from '../transport/requests.ts';
import type { Clock } from './clock.ts';
import type { EndReason } from './recorder-door.ts';

/** What could end, pause or resume a recording without anyone touching this page. */
export interface Watch {
  /** Looks at what can be seen from here: the clock, the indicator. */
  tick: () => void;
  /** Takes what came with a chunk's answer. */
  hear: (heard: Heard) => void;
  /** Asks the server how the recording stands. @returns whether it answered. */
  check: () => Promise<boolean>;
  /** By the clock here the window is over. */
  over: () => Promise<void>;
}

export interface WatchParts {
  clock: Clock;
  requests: Requests;
  saved: () => SavedGrant;
  isRecording: () => boolean;
  isSeen: () => boolean;
  /** Time went back, so that a new page has to begin. */
  restart: () => void;
  /** Does what was done elsewhere, such as on the participant's page. */
  obey: (change: Pick<SavedGrant, 'paused' | 'ended'>) => void;
  end: (why: EndReason) => void;
}

/**
 * Milliseconds without a word of the server after which it is asked, as long as somebody can see the page: so late an idle
 * page knows what was done on the participant's page, by the helpdesk or in another browser. A page that is used hears it
 * with its chunks.
 */
const CHECK_MS = 10_000;

/** Looks in a row at which the indicator was not seen; one alone can be a style that is just being applied. */
const UNSEEN_MAX = 2;

export function createWatch(parts: WatchParts): Watch {
  const { clock, requests, saved, isRecording, obey, end } = parts;
  let unseen = 0;
  let askedAt = -Infinity;
  // It has only just begun, by an answer of the server or with a question to it.
  let heardAt = performance.now();
  let asking: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    askedAt = heardAt = performance.now();
    const before = saved();
    const outcome = await requests.readState(before.recording);
    asking = undefined;
    if (outcome.kind === 'ended') end('refused');
    if (outcome.kind !== 'done' || !outcome.heard) return false;
    const { status, now, sentAt } = outcome.heard;
    if (clock.sync(now, sentAt)) parts.restart();
    // What was done here since, or the server has not heard of yet, is newer than what it says.
    if (saved() === before && !before.untold) take(status);
    return true;
  }
  function take(status: Heard['status']): void {
    switch (status) {
      case 'recording':
      case 'paused':
        return obey({ paused: status === 'paused', ended: undefined });
      case 'stopped':
        return end('keep');
      case 'ended':
        return end('window-over');
      default:
        return status satisfies never;
    }
  }
  const check = () => (asking ??= ask());

  async function over(): Promise<void> {
    if (clock.hasJumped()) await check();
    // An event may have come too late by a clock that an answer has put right since.
    if (clock.now() >= saved().until) end('window-over');
  }
  function isDue(): boolean {
    const isDoubtful = clock.hasJumped() || !isRecording();
    return performance.now() - (isDoubtful ? askedAt : heardAt) > CHECK_MS;
  }
  return {
    check,
    over,
    hear({ status, now, sentAt }) {
      heardAt = performance.now();
      if (clock.sync(now, sentAt)) parts.restart();
      // It may be older than what was done here since, so it is a reason to ask and no more.
      if (isRecording() && status !== 'recording') void check();
    },
    tick() {
      if (clock.now() >= saved().until) {
        void over();
        return;
      }
      if (document.visibilityState === 'hidden') return;
      if (isDue()) void check();
      unseen = !isRecording() || parts.isSeen() ? 0 : unseen + 1;
      if (unseen >= UNSEEN_MAX) end('indicator-gone');
    },
  };
}
