import {
  createEchoes,
  createSanitiser,
  NO_RULES,
  parseRules,
  type CompiledRules,
  type Explanation,
} from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import { record } from '@rrweb/record';
import { OWN } from '../../../sdk/src/element.ts';
import { createDoor } from '../../../sdk/src/recorder/sensitive/door.ts';
import { recordOptions } from '../../../sdk/src/recorder/sensitive/record-options.ts';
import { watchSensitive } from '../../../sdk/src/recorder/sensitive/watch-sensitive.ts';
import type { PageQuestion } from '../rules/findings.ts';

export interface CapturePath {
  rules: CompiledRules;
  /** What would have been sent. */
  events: readonly RecordedEvent[];
  /** @returns what the sanitiser says of a node of the page, absent when it does not know it. */
  explain(node: Node): Explanation;
  /** @returns the number of a node in the events. */
  idOf(node: Node): number;
  /** Takes a full picture, as the recorder does every two minutes, and lets everything through that is held back. */
  takePicture(): void;
  /** @throws {Error} when the recording broke, as it would for a participant. */
  stop(): void;
}

/** Records the page on the product's own way of an event: the same observers, options, door and sanitiser. */
export function startCapturePath({ level, rules: raw }: PageQuestion): CapturePath {
  const rules = raw === undefined ? NO_RULES : parseRules(raw);
  const echoes = createEchoes();
  const watch = watchSensitive({ document, echoes });
  const sanitiser = createSanitiser({ level, rules, echoes, sizeOf, pageUrl: location.href });
  const events: RecordedEvent[] = [];
  let broken: string | undefined;
  function fail(cause: unknown): true {
    broken ??= cause instanceof Error ? cause.message : 'for a cause that says nothing of itself';
    return true;
  }
  const door = createDoor({
    peek: () => watch.peek(),
    sanitise: (event) => (broken === undefined ? sanitiser.sanitise(event) : null),
    onEvent: (event) => events.push(event),
    onDropped() {
      const { broken: cause } = sanitiser.facts();
      if (cause) fail(new Error(cause));
    },
  });
  const stopRecord = record({
    ...recordOptions(watch),
    blockSelector: `[${OWN}]`,
    emit: (event) => door.push({ ...event, timestamp: Date.now() }),
    // What the page's own calls throw inside rrweb's wrappers is the page's.
    errorHandler: (error: unknown) => (error instanceof DOMException ? undefined : fail(error)),
  });
  if (!stopRecord) throw new Error('the recorder did not start');
  return {
    rules,
    events,
    explain: (node) => sanitiser.explain(record.mirror.getId(node)),
    idOf: (node) => record.mirror.getId(node),
    takePicture() {
      record.takeFullSnapshot(true);
      door.flush();
    },
    stop() {
      door.flush();
      stopRecord();
      watch.stop();
      echoes.clear();
      if (broken !== undefined) throw new Error(`the recording broke: ${broken}`);
    },
  };
}

function sizeOf(id: number): { width: number; height: number } | undefined {
  const node = record.mirror.getNode(id);
  return node instanceof Element ? node.getBoundingClientRect() : undefined;
}
