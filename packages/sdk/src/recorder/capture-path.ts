import { createEchoes, createSanitiser, type CompiledRules, type SanitiserFacts, type Session } from '@opname/privacy';
import type { Level, RecordedEvent } from '@opname/protocol';
import { record } from '@rrweb/record';
import { guard } from '../guard.ts';
import { flushChanges, startCapture, type Capture, type CaptureParts } from './capture.ts';
import { startAddresses } from './addresses.ts';
import { startColorScheme } from './color-scheme.ts';
import type { CanvasParts } from './by-rule/canvas-pictures.ts';
import { startFormResets } from './form-resets.ts';
import { tellMixedBoxes } from './mixed-boxes.ts';
import { createDoor } from './sensitive/door.ts';
import { recordOptions } from './sensitive/record-options.ts';
import { watchSensitive } from './sensitive/watch-sensitive.ts';

export interface CapturePathParts extends Partial<Pick<CaptureParts, 'clock' | 'until' | 'onWindowOver' | 'onStop'>> {
  level: Level;
  rules: CompiledRules;
  /** Where a server packs what is recorded, and writes the moves of nodes out; no player knows them. */
  tellsMoves?: boolean;
  /** Takes pictures of the canvases that the rules name; without it there are none. */
  startCanvas?: ((parts: CanvasParts) => () => void) | undefined;
  /** Takes what may leave the page. */
  onEvent: (event: RecordedEvent) => void;
  /** Something was left out. */
  onDropped?: (facts: SanitiserFacts) => void;
  /** Masking cannot be relied upon any more; the capture has stopped. */
  onBroken: (error: unknown) => void;
}

export interface CapturePath extends Capture {
  /** What is known of the page, for `explain`. */
  session: Session;
}

/**
 * rrweb → time → door → sanitiser: the one way out of the page. What is recorded, what is previewed and what
 * `opname rules check` judges take it alike, so that none of them can show what another would not. One at a time in a
 * document, because rrweb's recorder keeps its state in its module.
 */
export function startCapturePath(parts: CapturePathParts): CapturePath {
  const { level, rules, clock = { now: () => Date.now() }, until = Infinity, onEvent, onBroken } = parts;
  const echoes = createEchoes();
  const watch = watchSensitive({ document, echoes });
  const moves = parts.tellsMoves ? ({ moves: 'told' } as const) : {};
  const sanitiser = createSanitiser({ level, rules, echoes, sizeOf, isEdited, pageUrl: location.href, ...moves });
  let edited = 0;
  const capture = startCapture({
    options: recordOptions(watch),
    clock,
    until,
    createDoor: ({ isLive, fail }) =>
      createDoor({
        // A field that could not be read could not be masked either.
        peek: guard(
          () => {
            watch.peek();
            // Apps change their address without a new document, and rules may hold on some addresses only.
            if (sanitiser.moveTo(location.href)) record.takeFullSnapshot();
            const before = edited;
            edited = [...watch.roots()].filter(isInDesignMode).length;
            if (edited !== before) sanitiser.session.mirror.forgetVerdicts();
          },
          () => fail(new Error('a field could not be read')),
        ),
        gather: guard(flushChanges),
        sanitise: (events) => sanitiser.sanitiseInSteps(isLive() ? events : []),
        onEvent,
        onDropped() {
          const facts = sanitiser.facts();
          parts.onDropped?.(facts);
          if (facts.broken) fail(new Error(facts.broken));
        },
      }),
    completePicture: (emit) => tellMixedBoxes(watch.roots(), emit),
    startTrackers(emit) {
      const stopAddresses = startAddresses(emit);
      const stopColorScheme = startColorScheme(emit);
      const stopResets = startFormResets({ document, emit, maskInput: (text, field) => watch.maskInput(text, field) });
      const stopCanvas =
        rules.canvas.length > 0 ? parts.startCanvas?.({ rules, emit, idOf, roots: watch.roots }) : undefined;
      return () => {
        stopAddresses();
        stopColorScheme();
        stopResets();
        stopCanvas?.();
      };
    },
    onWindowOver: () => parts.onWindowOver?.(),
    onBroken,
    onStop() {
      watch.stop();
      echoes.clear();
      parts.onStop?.();
    },
  });
  return { ...capture, session: sanitiser.session };
}

const isInDesignMode = (root: object | null | undefined): boolean => (root as Document | null)?.designMode === 'on';
const isEdited = (id: number): boolean => isInDesignMode(record.mirror.getNode(id)?.ownerDocument);

const idOf = (node: Node): number => record.mirror.getId(node);

/** How large a hidden element is drawn, so that it keeps its place. */
function sizeOf(id: number): { width: number; height: number } | undefined {
  const node = record.mirror.getNode(id);
  return node instanceof Element ? node.getBoundingClientRect() : undefined;
}
