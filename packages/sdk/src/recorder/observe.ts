import { createEchoes, createSanitiser, type Sanitiser } from '@opname/privacy';
import type { Level } from '@opname/protocol';
import { record } from '@rrweb/record';
import { guard, tell } from '../guard.ts';
import type { Chunker } from '../transport/chunker.ts';
import { startCapture, type Capture } from './capture.ts';
import type { Clock } from './clock.ts';
import { startFormResets } from './form-resets.ts';
import type { EndReason } from './recorder-door.ts';
import { createDoor } from './sensitive/door.ts';
import { recordOptions } from './sensitive/record-options.ts';
import { watchSensitive } from './sensitive/watch-sensitive.ts';

export interface ObserveParts {
  level: Level;
  clock: Clock;
  /** The window's end by the server's clock. */
  until: number;
  end: (why: EndReason) => void;
}

/** Wires rrweb → server's time → door → sanitiser → chunker: the one way into a recording. */
export function observe({ level, clock, until, end }: ObserveParts, chunker: Chunker): Capture {
  const echoes = createEchoes();
  const watch = watchSensitive({ document, echoes });
  const sanitiser = createSanitiser({ level, echoes, sizeOf, pageUrl: location.href });
  const tellDropped = createDropReport(sanitiser, chunker);
  return startCapture({
    options: recordOptions(watch),
    clock,
    until,
    createDoor: ({ isLive, fail }) =>
      createDoor({
        // A field that could not be read could not be masked either.
        peek: guard(
          () => watch.peek(),
          () => fail(new Error('a field could not be read')),
        ),
        sanitise: (event) => (isLive() ? sanitiser.sanitise(event) : null),
        onEvent: (event) => chunker.add(event),
        onDropped() {
          tellDropped();
          const { broken } = sanitiser.facts();
          if (broken) fail(new Error(broken));
        },
      }),
    startTrackers: (emit) =>
      startFormResets({ document, emit, maskInput: (text, field) => watch.maskInput(text, field) }),
    onWindowOver: () => end('window-over'),
    onBroken(error) {
      tell(`masking failed (${String(error)}), so recording has stopped; please report it to Opname.`);
      end('failed');
    },
    onStop() {
      watch.stop();
      echoes.clear();
    },
  });
}

/** How large a hidden element is drawn, so that it keeps its place. */
function sizeOf(id: number): { width: number; height: number } | undefined {
  const node = record.mirror.getNode(id);
  return node instanceof Element ? node.getBoundingClientRect() : undefined;
}

/** @returns what passes on what the sanitiser has left out since the last time. */
function createDropReport(sanitiser: Sanitiser, chunker: Chunker): () => void {
  let told: Record<string, number> = {};
  return () => {
    const { dropped } = sanitiser.facts();
    for (const [reason, count] of Object.entries(dropped)) chunker.drop(reason, count - (told[reason] ?? 0));
    told = dropped;
  };
}
