import type { RecordedEvent } from '@opname/protocol';
import type { CutChunk } from './seal.ts';

/** Milliseconds of events in one chunk: what a crash can lose, and a request every so often is what a phone bears. */
const CUT_AFTER_MS = 2_000;

/** Estimated bytes of JSON after which a chunk is cut early; packed about ten to one it stays a light upload. */
const CUT_AFTER_BYTES = 256 * 1024;

/** Bytes of JSON that one of these takes, roughly: measured on ordinary pages, and only good for cutting. */
const EVENT_BYTES = 120;
const NODE_BYTES = 160;

export interface Chunker {
  add: (event: RecordedEvent) => void;
  /** Counts what was left out. */
  drop: (reason: string, count?: number) => void;
  /** Cuts what there is. With `last` also when there is nothing: it says that the page ends. */
  cut: (last?: boolean) => void;
  stop: () => void;
}

/** Gathers events and cuts them into numbered chunks. */
export function createChunker(onCut: (chunk: CutChunk) => void): Chunker {
  let sequence = 0;
  let events: RecordedEvent[] = [];
  let dropped: Record<string, number> = {};
  let bytes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cut(last = false): void {
    clearTimeout(timer);
    timer = undefined;
    if (events.length === 0 && Object.keys(dropped).length === 0 && !last) return;
    const chunk = { sequence: sequence++, events, dropped, last };
    events = [];
    dropped = {};
    bytes = 0;
    onCut(chunk);
  }
  function cutSoon(): void {
    timer ??= setTimeout(cut, CUT_AFTER_MS);
  }

  return {
    add(event) {
      events.push(event);
      bytes += estimateBytes(event);
      if (bytes >= CUT_AFTER_BYTES) cut();
      else cutSoon();
    },
    drop(reason, count = 1) {
      if (count === 0) return;
      dropped[reason] = (dropped[reason] ?? 0) + count;
      cutSoon();
    },
    cut,
    stop: () => clearTimeout(timer),
  };
}

/** rrweb's number for a full picture of the page, which always fills a chunk of its own. */
const FULL_SNAPSHOT = 2;

/** Looks only at lengths, because writing out an event to measure it would cost the page what it is to save. */
function estimateBytes({ type, data }: RecordedEvent): number {
  if (type === FULL_SNAPSHOT) return CUT_AFTER_BYTES;
  const lists = Object.values(data ?? {}).filter((value) => Array.isArray(value));
  return EVENT_BYTES + lists.reduce((sum, list) => sum + list.length, 0) * NODE_BYTES;
}
