/**
 * Chunks of one page in, segments out. This is where what a page sent is looked at for the first time: it is parsed,
 * held to the window, and sanitised, and whatever does not pass is left out and counted by reason. A segment begins with
 * a keyframe (rrweb's Meta and FullSnapshot) and is a gzip of a JSON array, which any rrweb tool reads.
 */
import { CHUNK_MAX_UNPACKED_BYTES, CLOCK_SKEW_MS, type RecordedEvent } from '@opname/protocol';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseChunk } from './parse-chunk.ts';

/** Stateful for one page. It gives null for what may not be kept, and for everything once it is broken. */
export interface PageSanitiser {
  sanitise(event: unknown): RecordedEvent | null;
  facts(): { broken: string | undefined };
}

export interface PackJob {
  /** Events outside it are left out; milliseconds since 1970. */
  window: { from: number; until: number };
  /** The page's last segment, which is extended, as its gzip. */
  last?: Uint8Array;
  chunks: { bytes: Uint8Array; receivedAt: number }[];
}

interface BuiltSegment {
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

/**
 * Characters of a segment, which is read as a whole when it is extended. The recorder takes a keyframe long before; what
 * a client sends beyond it without one is left out.
 */
const SEGMENT_MAX_LENGTH = 64 * 1024 * 1024;

/** Bytes that many characters can be at most. */
const SEGMENT_MAX_BYTES = 4 * SEGMENT_MAX_LENGTH;

interface Entry {
  text: string;
  type: number;
  timestamp: number;
}

interface Draft {
  entries: Entry[];
  /** Characters of all of them. */
  size: number;
  hasKeyframe: boolean;
}

export function buildSegments({ window, last, chunks }: PackJob, sanitiser: PageSanitiser): Packed {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1) => (dropped[reason] = (dropped[reason] ?? 0) + count);
  const drafts: Draft[] = [last ? reopen(last, sanitiser) : emptyDraft()];

  for (const { bytes, receivedAt } of chunks) {
    const content = parseChunk(unpack(bytes));
    for (const [reason, count] of Object.entries(content.dropped)) drop(reason, count);
    for (const event of content.events) {
      const reason = outside(event, window, receivedAt) ?? add(drafts, event, sanitiser);
      if (reason) drop(reason);
    }
  }
  return { segments: drafts.filter(({ entries }) => entries.length > 0).map(close), dropped };
}

function outside({ timestamp }: RecordedEvent, { from, until }: PackJob['window'], receivedAt: number) {
  if (timestamp < from || timestamp > until) return 'outside-window';
  return timestamp > receivedAt + CLOCK_SKEW_MS ? 'from-the-future' : undefined;
}

/** @returns why the event was left out, if it was. */
function add(drafts: Draft[], sent: RecordedEvent, sanitiser: PageSanitiser): string | undefined {
  let draft = drafts.at(-1) ?? emptyDraft();
  if (sent.type === INCREMENTAL && !draft.hasKeyframe) return 'no-keyframe';
  const event = sanitiser.sanitise(sent);
  if (!event) return sanitiser.facts().broken === undefined ? 'sanitised-away' : 'sanitiser-broken';
  const text = stringify(event);
  if (text === undefined) return 'too-deep';
  if (event.type === FULL_SNAPSHOT && draft.hasKeyframe) {
    draft = split(draft);
    drafts.push(draft);
  }
  if (draft.size + text.length > SEGMENT_MAX_LENGTH) return 'segment-too-large';
  append(draft, { text, type: event.type, timestamp: event.timestamp });
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

function append(draft: Draft, entry: Entry): void {
  draft.entries.push(entry);
  draft.size += entry.text.length;
  draft.hasKeyframe ||= entry.type === FULL_SNAPSHOT;
}

/** A keyframe's Meta stands just before it, so that it moves to the new segment. */
function split(draft: Draft): Draft {
  const next = emptyDraft();
  const last = draft.entries.at(-1);
  if (last?.type !== META) return next;
  draft.entries.pop();
  append(next, last);
  return next;
}

/** Its events pass the sanitiser once more, only so that it knows the page. */
function reopen(last: Uint8Array, sanitiser: PageSanitiser): Draft {
  const draft = emptyDraft();
  const text = gunzipSync(last, { maxOutputLength: SEGMENT_MAX_BYTES }).toString();
  for (const event of JSON.parse(text) as RecordedEvent[]) {
    sanitiser.sanitise(event);
    append(draft, { text: JSON.stringify(event), type: event.type, timestamp: event.timestamp });
  }
  return draft;
}

function emptyDraft(): Draft {
  return { entries: [], size: 0, hasKeyframe: false };
}

function close({ entries }: Draft): BuiltSegment {
  let from = Infinity;
  let to = -Infinity;
  for (const { timestamp } of entries) {
    from = Math.min(from, timestamp);
    to = Math.max(to, timestamp);
  }
  const text = `[${entries.map((entry) => entry.text).join(',')}]`;
  return { bytes: gzipSync(text, { level: GZIP_LEVEL }), from, to, events: entries.length };
}

function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: CHUNK_MAX_UNPACKED_BYTES }).toString();
}
