import { record } from '@rrweb/record';
import { OWN } from '../element.ts';
import { guard } from '../guard.ts';
import type { Clock } from './clock.ts';
import { rememberBuiltIns } from './put-back.ts';
import type { Door } from './sensitive/door.ts';

/** rrweb's number for a full picture. */
const PICTURE = 2;

type RecordOptions = NonNullable<Parameters<typeof record>[0]>;

export interface CaptureParts {
  options: Omit<RecordOptions, 'emit' | 'errorHandler' | 'blockSelector' | 'recordAfter'>;
  clock: Pick<Clock, 'now'>;
  /** The window's end by the server's clock. */
  until: number;
  /** Makes the one door that every event passes. */
  createDoor: (capturing: Capturing) => Door;
  /** Tells what a full picture leaves out. */
  completePicture: (emit: (event: object) => void) => void;
  /** Begins to watch what rrweb does not see. @returns what stops it. */
  startTrackers: (emit: (event: object) => void) => () => void;
  onWindowOver: () => void;
  /** Something broke; the capture has stopped, and what it held back is thrown away. */
  onBroken: (error: unknown) => void;
  /** The last thing that happens. */
  onStop: () => void;
}

/** What the door knows of the capture. */
interface Capturing {
  isLive: () => boolean;
  /** Ends the capture, because masking cannot be relied upon any more. */
  fail: (error: unknown) => void;
}

export interface Capture {
  /** Lets what is held back pass at once. */
  flush: () => void;
  /** Observers off; what happened until now passes. */
  stop: () => void;
  /** Observers off; what is held back is thrown away. */
  discard: () => void;
}

/** Observes the page. Every event gets the server's time and passes the door. */
export function startCapture(parts: CaptureParts): Capture {
  const { clock, until } = parts;
  let state: 'live' | 'stopped' = 'live';
  const putBack = rememberBuiltIns();
  let stopRecord: (() => void) | undefined;
  let stopTrackers: (() => void) | undefined;

  function fail(error: unknown): void {
    if (state === 'stopped') return;
    discard();
    parts.onBroken(error);
  }
  const door = parts.createDoor({ isLive: () => state === 'live', fail });

  const emit = afterPicture((event: object) => {
    if (state === 'stopped') return;
    const now = clock.now();
    if (now >= until) parts.onWindowOver();
    else door.push({ ...event, timestamp: now });
    if (isPicture(event)) parts.completePicture(emit);
  });
  function flush(): void {
    if (state !== 'live') return;
    gathering.finish?.();
    door.flush();
  }
  function discard(): void {
    if (state === 'stopped') return;
    state = 'stopped';
    door.discard();
    stopRecord?.();
    stopTrackers?.();
    putBack();
    parts.onStop();
  }
  try {
    stopRecord = record({
      ...parts.options,
      blockSelector: `[${OWN}]`,
      recordAfter: 'DOMContentLoaded',
      emit: guard(emit),
      errorHandler: (error: unknown) => handleError(error, fail),
    });
    if (!stopRecord) throw new Error('rrweb did not start');
    stopTrackers = parts.startTrackers(
      guard((event: object) => {
        flushChanges();
        emit(event);
      }),
    );
  } catch (error) {
    fail(error);
  }
  return {
    flush: guard(flush),
    discard: guard(discard),
    stop: guard(() => {
      flush();
      discard();
    }),
  };
}

const isPicture = (event: object): boolean => (event as { type?: unknown }).type === PICTURE;

/** @returns what tells events, but those that happen while a full picture is being taken after it. */
function afterPicture(tell: (event: object) => void): (event: object) => void {
  let early: object[] = [];
  return function emit(event) {
    if (gathering.isTaking?.()) {
      early.push(event);
      return;
    }
    tell(event);
    if (!isPicture(event)) return;
    const later = early;
    early = [];
    later.forEach(emit);
  };
}

/** What our patch adds (docs/decisions/0035 and 0053); without it, nothing is gathered and a picture is taken at once. */
const gathering = record as {
  /** Has the changes that are gathered described. */
  flush?: () => void;
  /** Whether a full picture is being taken, in slices. */
  isTaking?: () => boolean;
  /** Takes the rest of it at once. */
  finish?: () => void;
};

/** Has the changes that rrweb gathers described. */
export function flushChanges(): void {
  gathering.flush?.();
}

/**
 * rrweb runs the page's own calls, such as `insertRule`, inside its wrappers. What these throw is the page's (an invalid
 * rule is a DOMException) and is passed on by answering nothing; anything else is rrweb's and must not reach the page.
 */
function handleError(error: unknown, fail: (error: unknown) => void): boolean | void {
  if (error instanceof DOMException) return;
  fail(error);
  return true;
}
