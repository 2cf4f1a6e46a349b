/** A segment while it is being filled. */
import { gzipSync } from 'node:zlib';
import type { RecordedEvent } from '@opname/protocol';
import { EVENT } from './keyframe/rrweb-events.ts';
import { packDigest, type Digest } from './happenings/digest.ts';

export interface BuiltSegment {
  bytes: Uint8Array;
  from: number;
  to: number;
  /** Those that were recorded. */
  events: number;
  /** Those before them that were made here: a keyframe. */
  made: number;
  /** What happened in it, as gzip. */
  digest: Uint8Array;
}

export interface Draft {
  readonly hasKeyframe: boolean;
  /** Characters of all events. */
  readonly size: number;
  /** Characters of those that were recorded. */
  readonly recordedSize: number;
  /** Milliseconds in which something happened. */
  readonly activeMs: number;
  /** Time of the last event. */
  readonly to: number;
  add(event: RecordedEvent, text: string): void;
  /** Takes back a Meta event that came last: it belongs to the full snapshot that follows. */
  takeBackMeta(): { event: RecordedEvent; text: string } | undefined;
  /** @returns undefined when nothing was recorded. */
  close(digest: () => Digest): BuiltSegment | undefined;
}

/** zlib's middle: the highest level takes thrice the time for 3 % fewer bytes. */
const GZIP_LEVEL = 6;

/** Milliseconds; a longer silence between two events counts as this much activity, as a clock that ticks does. */
const GAP_MAX_MS = 2000;

/** @param made a keyframe that was made, with which it begins. */
export function createDraft(made: readonly string[] = []): Draft {
  const recorded: { event: RecordedEvent; text: string }[] = [];
  const madeSize = made.reduce((sum, { length }) => sum + length, 0);
  let recordedSize = 0;
  let hasKeyframe = made.length > 0;
  let activeMs = 0;

  return {
    get hasKeyframe() {
      return hasKeyframe;
    },
    get size() {
      return madeSize + recordedSize;
    },
    get recordedSize() {
      return recordedSize;
    },
    get activeMs() {
      return activeMs;
    },
    get to() {
      return recorded.at(-1)?.event.timestamp ?? -Infinity;
    },
    add(event, text) {
      const before = recorded.at(-1)?.event.timestamp ?? event.timestamp;
      activeMs += Math.min(GAP_MAX_MS, event.timestamp - before);
      recorded.push({ event: { ...event, data: undefined }, text });
      recordedSize += text.length;
      hasKeyframe ||= event.type === EVENT.snapshot;
    },
    takeBackMeta() {
      const last = recorded.at(-1);
      if (last?.event.type !== EVENT.meta) return undefined;
      recorded.pop();
      recordedSize -= last.text.length;
      return last;
    },
    close(digest) {
      const [first] = recorded;
      const last = recorded.at(-1);
      if (!first || !last) return undefined;
      const text = `[${[...made, ...recorded.map((entry) => entry.text)].join(',')}]`;
      return {
        bytes: gzipSync(text, { level: GZIP_LEVEL }),
        from: first.event.timestamp,
        to: last.event.timestamp,
        events: recorded.length,
        made: made.length,
        digest: packDigest(digest()),
      };
    },
  };
}
