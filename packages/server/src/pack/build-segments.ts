/**
 * Chunks of one page in, segments out. This is where what a page sent is looked at for the first time: it is parsed,
 * held to the window, and sanitised, and whatever does not pass is left out and counted by reason. A segment begins with
 * a keyframe (rrweb's Meta and FullSnapshot) and is a gzip of a JSON array, which any rrweb tool reads.
 */
import { CHUNK_MAX_UNPACKED_BYTES, CLOCK_SKEW_MS, type RecordedEvent } from '@opname/protocol';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseChunk } from './parse-chunk.ts';

/** Stateful for one page. @returns undefined where the event may not be kept; throws when it can no longer be trusted. */
export type Sanitise = (event: RecordedEvent) => RecordedEvent | undefined;

export interface PackJob {
  /** Events outside it are left out; milliseconds since 1970. */
  window: { from: number; until: number };
  /** The page's last segment, which is extended, as its gzip. */
  last?: Uint8Array;
  chunks: { bytes: Uint8Array; receivedAt: number }[];
}

export interface BuiltSegment {
  bytes: Uint8Array;
  from: number;
  to: number;
  events: number;
}

export interface Packed {
  segments: BuiltSegment[];
  dropped: Record<string, number>;
}

/** rrweb's event types (packages/types/src/index.ts there) that packing has to know. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;

/** zlib's middle: the highest level takes thrice the time for 3 % fewer bytes. */
const GZIP_LEVEL = 6;

/** Bytes the last segment may unpack to: it is ours, but may be many chunks long. */
const SEGMENT_MAX_UNPACKED_BYTES = 16 * CHUNK_MAX_UNPACKED_BYTES;

interface Draft {
  events: string[];
  hasKeyframe: boolean;
  lastType: number | undefined;
  from: number;
  to: number;
}

export function buildSegments({ window, last, chunks }: PackJob, sanitise: Sanitise): Packed {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1) => (dropped[reason] = (dropped[reason] ?? 0) + count);
  const drafts: Draft[] = [last ? reopen(last, sanitise) : emptyDraft()];

  for (const { bytes, receivedAt } of chunks) {
    const content = parseChunk(unpack(bytes));
    for (const [reason, count] of Object.entries(content.dropped)) drop(reason, count);
    for (const event of content.events) {
      const reason = outside(event, window, receivedAt) ?? add(drafts, sanitise(event));
      if (reason) drop(reason);
    }
  }
  return { segments: drafts.filter(({ events }) => events.length > 0).map(close), dropped };
}

function outside({ timestamp }: RecordedEvent, { from, until }: PackJob['window'], receivedAt: number) {
  if (timestamp < from || timestamp > until) return 'outside-window';
  return timestamp > receivedAt + CLOCK_SKEW_MS ? 'from-the-future' : undefined;
}

/** @returns why the event was left out, if it was. */
function add(drafts: Draft[], event: RecordedEvent | undefined): string | undefined {
  if (!event) return 'sanitised-away';
  const text = stringify(event);
  if (text === undefined) return 'too-deep';
  let draft = drafts.at(-1) ?? emptyDraft();
  if (event.type === FULL_SNAPSHOT && draft.hasKeyframe) {
    draft = split(draft);
    drafts.push(draft);
  }
  if (event.type === INCREMENTAL && !draft.hasKeyframe) return 'no-keyframe';
  if (event.type === FULL_SNAPSHOT) draft.hasKeyframe = true;
  append(draft, text, event);
  return undefined;
}

/** @returns undefined for an event so deep that it cannot be written, which no page makes. */
function stringify(event: RecordedEvent): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}

function append(draft: Draft, text: string, { type, timestamp }: RecordedEvent): void {
  draft.events.push(text);
  draft.lastType = type;
  draft.from = Math.min(draft.from, timestamp);
  draft.to = Math.max(draft.to, timestamp);
}

/** A keyframe's Meta stands just before it, so that it moves to the new segment. */
function split(draft: Draft): Draft {
  const next = emptyDraft();
  if (draft.lastType !== META) return next;
  const meta = draft.events.pop();
  if (meta) append(next, meta, JSON.parse(meta) as RecordedEvent);
  return next;
}

/** Its events pass the sanitiser once more, only so that it knows the page. */
function reopen(last: Uint8Array, sanitise: Sanitise): Draft {
  const draft = emptyDraft();
  const text = gunzipSync(last, { maxOutputLength: SEGMENT_MAX_UNPACKED_BYTES }).toString();
  for (const event of JSON.parse(text) as RecordedEvent[]) {
    sanitise(event);
    if (event.type === FULL_SNAPSHOT) draft.hasKeyframe = true;
    append(draft, JSON.stringify(event), event);
  }
  return draft;
}

function emptyDraft(): Draft {
  return { events: [], hasKeyframe: false, lastType: undefined, from: Infinity, to: -Infinity };
}

function close({ events, from, to }: Draft): BuiltSegment {
  return { bytes: gzipSync(`[${events.join(',')}]`, { level: GZIP_LEVEL }), from, to, events: events.length };
}

function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: CHUNK_MAX_UNPACKED_BYTES }).toString();
}
