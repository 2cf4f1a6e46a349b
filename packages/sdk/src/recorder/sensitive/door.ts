import type { Steps } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';

export interface DoorParts {
  /** Has pushed what is known of the turn and was not yet described. */
  gather: () => void;
  /** Cleans all events of one turn. */
  sanitise: (events: readonly unknown[]) => Steps<RecordedEvent[]>;
  /** Reads the sensitive fields as they are now. */
  peek: () => void;
  onEvent: (event: RecordedEvent) => void;
  onDropped: () => void;
}

/** Holds rrweb's events back until the page has finished its turn, then passes them through the sanitiser in order. */
export interface Door {
  push(event: unknown): void;
  /** Passes on all that waits, at once: the page is being left, or recording ends. */
  flush(): void;
  /** Throws away what waits. */
  discard(): void;
}

/** Milliseconds that an event waits: long enough for the page's own listeners, renders and promises to run. */
const TURN_MS = 30;
/** Milliseconds at a time in which a full picture is cleaned: less than a frame, which has the page's own work to hold too. */
const SLICE_MS = 8;

/**
 * Within one turn a value may come before the type that makes it a password, and an echo before the input that explains
 * it, and a shadow root's text before the mask over its host. So nothing is decided until the turn is over and the fields
 * have been read once more. What happens while a picture is cleaned waits for the next turn.
 */
export function createDoor({ gather, sanitise, peek, onEvent, onDropped }: DoorParts): Door {
  let waiting: unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: { events: number; steps: Steps<RecordedEvent[]> } | undefined;

  function begin(): void {
    gather();
    // What has been gathered goes with the rest.
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    peek();
    turn = { events: events.length, steps: sanitise(events) };
  }
  function goOn(until: number): void {
    while (turn) {
      const { done, value } = turn.steps.next();
      if (done) pass(value, turn.events);
      else if (performance.now() >= until) return;
    }
  }
  function pass(clean: readonly RecordedEvent[], events: number): void {
    turn = undefined;
    for (const event of clean) onEvent(event);
    if (clean.length < events) onDropped();
  }
  function run(): void {
    timer = undefined;
    if (!turn) begin();
    goOn(performance.now() + SLICE_MS);
    if (turn) timer = setTimeout(run);
    else if (waiting.length > 0) timer ??= setTimeout(run, TURN_MS);
  }
  return {
    push(event) {
      waiting.push(event);
      timer ??= setTimeout(run, TURN_MS);
    },
    flush() {
      goOn(Infinity);
      begin();
      goOn(Infinity);
    },
    discard() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
      turn = undefined;
    },
  };
}
