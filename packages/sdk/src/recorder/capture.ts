import { record } from '@rrweb/record';
import type { RecordedEvent } from '@opname/protocol';
import { OWN } from '../element.ts';
import type { Clock } from './clock.ts';

type RecordOptions = NonNullable<Parameters<typeof record>[0]>;

/** The one door that every event passes. `null` drops it; an exception ends the recording. */
export type Sanitise = (event: unknown) => RecordedEvent | null;

export interface CaptureParts {
  options: Omit<RecordOptions, 'emit' | 'errorHandler' | 'checkoutEveryNms' | 'recordAfter'>;
  sanitise: Sanitise;
  clock: Clock;
  /** The window's end by the server's clock. */
  until: number;
  onEvent: (event: RecordedEvent) => void;
  onDropped: () => void;
  onWindowOver: () => void;
  /** Something broke; the capture has stopped. */
  onBroken: (error: unknown) => void;
}

/**
 * Milliseconds between full pictures. A stretch from one to the next is what a viewer has to replay to get to any
 * moment in it; opening a recording of two hours is then as quick as opening one of two minutes.
 */
const KEYFRAME_EVERY_MS = 2 * 60_000;

/** Observes the page. Every event passes the sanitiser and gets the server's time. @returns what stops it. */
export function startCapture(parts: CaptureParts): () => void {
  const { sanitise, clock, until } = parts;
  let live = true;
  let stopRecord: (() => void) | undefined;

  function stop(): void {
    if (!live) return;
    live = false;
    stopRecord?.();
    restore();
  }
  function fail(error: unknown): void {
    if (!live) return;
    stop();
    parts.onBroken(error);
  }
  function emit(event: unknown): void {
    if (!live) return;
    const now = clock.now();
    if (now >= until) return parts.onWindowOver();
    try {
      const clean = sanitise(event);
      if (clean) parts.onEvent({ ...clean, timestamp: now });
      else parts.onDropped();
    } catch (error) {
      fail(error);
    }
  }
  try {
    stopRecord = record({
      ...parts.options,
      blockSelector: [parts.options.blockSelector, `[${OWN}]`].filter(Boolean).join(),
      recordAfter: 'DOMContentLoaded',
      checkoutEveryNms: KEYFRAME_EVERY_MS,
      emit,
      errorHandler: (error: unknown) => handleError(error, fail),
    });
    if (!stopRecord) throw new Error('rrweb did not start.');
  } catch (error) {
    fail(error);
  }
  // It may have stopped before rrweb had handed over what stops it.
  if (!live) stopRecord?.();
  return stop;
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

/** rrweb puts these back as the object's own properties, with the original inside; without them it is as it was. */
function restore(): void {
  Reflect.deleteProperty(document, 'adoptedStyleSheets');
  if (customElements.define === CustomElementRegistry.prototype.define)
    Reflect.deleteProperty(customElements, 'define');
}
