import { explain, NO_RULES, parseRules, type CompiledRules, type Explanation } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import { record } from '@rrweb/record';
import { startCapturePath } from '../../../sdk/src/recorder/capture-path.ts';
import type { PageQuestion } from '../rules/findings.ts';

export interface CheckedCapture {
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

/** Records the page on the product's own way of an event, and keeps what would have been sent. */
export function startCheckedCapture({ level, rules: raw }: PageQuestion): CheckedCapture {
  const rules = raw === undefined ? NO_RULES : parseRules(raw);
  const events: RecordedEvent[] = [];
  let broken: string | undefined;
  const path = startCapturePath({
    level,
    rules,
    onEvent: (event) => events.push(event),
    onBroken(cause) {
      broken ??= cause instanceof Error ? cause.message : 'for a cause that says nothing of itself';
    },
  });
  return {
    rules,
    events,
    explain: (node) => explain(path.session, record.mirror.getId(node)),
    idOf: (node) => record.mirror.getId(node),
    takePicture() {
      record.takeFullSnapshot(true);
      path.flush();
    },
    stop() {
      path.stop();
      if (broken !== undefined) throw new Error(`the recording broke: ${broken}`);
    },
  };
}
