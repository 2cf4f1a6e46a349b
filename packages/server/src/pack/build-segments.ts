/**
 * Chunks of one page in, segments out. This is where what a page sent is looked at for the first time: it is parsed,
 * held to the window, and sanitised, and whatever does not pass is left out and counted by reason. A segment begins with
 * a keyframe, the recorder's or one that is made here of the page as it stands, and is a gzip of a JSON array of rrweb's
 * events. How the page stands is known from the last segment alone, so that going on costs no more than its length.
 */
import { CHUNK_MAX_UNPACKED_BYTES, CLOCK_SKEW_MS, type RecordedEvent } from '@opname/protocol';
import { gunzipSync } from 'node:zlib';
import { createDraft, type BuiltSegment, type Draft } from './draft.ts';
import { createTracker, type Tracker } from './happenings/tracker.ts';
import { createPageState, type PageState } from './keyframe/page-state.ts';
import { EVENT } from './keyframe/rrweb-events.ts';
import { parseChunk } from './parse-chunk.ts';

/** Stateful for one page. It gives null for what may not be kept, and for everything once it is broken. */
export interface PageSanitiser {
  sanitise(event: unknown): RecordedEvent | null;
  facts(): { broken: string | undefined };
  /** What follows is of a chunk of so many bytes, which bounds what it may write out. */
  beginChunk?(bytes: number): void;
}

/** Milliseconds since 1970. */
export interface Gap {
  from: number;
  to: number;
}

export interface PackJob {
  /** Events outside it are left out; milliseconds since 1970. */
  window: { from: number; until: number };
  /** Events from inside one are left out: the participant had paused or stopped. */
  gaps?: readonly Gap[];
  /** The page's last segment, which is extended: its gzip, and how many events at its beginning were made. */
  last?: { bytes: Uint8Array; made: number };
  /** `missing`: how many of the page's chunks before it never came. */
  chunks: { bytes: Uint8Array; receivedAt: number; missing?: number }[];
}

export interface Packed {
  segments: BuiltSegment[];
  dropped: Record<string, number>;
}

/** Milliseconds of activity in a segment: what is read and applied before a moment in it can be seen. */
const SEGMENT_ACTIVE_MS = 30_000;

/** Characters of recorded events after which a segment is full, whatever its length: they are parsed to show a moment. */
const SEGMENT_FULL_LENGTH = 4 * 1024 * 1024;

/**
 * Characters of a segment, which is read as a whole when it is extended. A chunk unpacks to half of it; what a client
 * sends beyond it is left out.
 */
const SEGMENT_MAX_LENGTH = 64 * 1024 * 1024;

/** Bytes that many characters can be at most. */
const SEGMENT_MAX_BYTES = 4 * SEGMENT_MAX_LENGTH;

interface Page {
  sanitiser: PageSanitiser;
  state: PageState;
  tracker: Tracker;
  draft: Draft;
  segments: BuiltSegment[];
}

export function buildSegments({ window, gaps = [], last, chunks }: PackJob, sanitiser: PageSanitiser): Packed {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1) => (dropped[reason] = (dropped[reason] ?? 0) + count);
  const state = createPageState();
  const page: Page = { sanitiser, state, tracker: createTracker(state.tree), draft: createDraft(), segments: [] };
  if (last) reopen(page, last);

  for (const { bytes, receivedAt, missing = 0 } of chunks) {
    const content = parseChunk(unpack(bytes));
    sanitiser.beginChunk?.(bytes.length);
    for (const [reason, count] of Object.entries(content.dropped)) drop(reason, count);
    tellGap(page, missing, content.events[0]?.timestamp ?? receivedAt);
    for (const event of content.events) {
      const reason = outside(event, { window, gaps, receivedAt }) ?? add(page, event);
      if (reason) drop(reason);
    }
  }
  close(page, createDraft());
  return { segments: page.segments, dropped };
}

type Bounds = Required<Pick<PackJob, 'window' | 'gaps'>> & { receivedAt: number };

function outside({ timestamp }: RecordedEvent, { window, gaps, receivedAt }: Bounds): string | undefined {
  if (timestamp < window.from || timestamp >= window.until) return 'outside-window';
  if (gaps.some(({ from, to }) => timestamp >= from && timestamp < to)) return 'paused-or-stopped';
  return timestamp > receivedAt + CLOCK_SKEW_MS ? 'from-the-future' : undefined;
}

function tellGap({ tracker, draft }: Page, missing: number, at: number): void {
  if (missing > 0) tracker.tell({ kind: 'missing', at: Math.max(at, draft.to), count: missing });
}

/** @returns why the event was left out, if it was. */
function add(page: Page, sent: RecordedEvent): string | undefined {
  const { sanitiser, draft } = page;
  if (sent.type === EVENT.incremental && !draft.hasKeyframe) return 'no-keyframe';
  const event = sanitiser.sanitise(sent);
  if (!event) return sanitiser.facts().broken === undefined ? 'sanitised-away' : 'sanitiser-broken';
  // A clock that was set back would make a moment stand twice; what came later stays later.
  event.timestamp = Math.max(event.timestamp, draft.to);
  const text = stringify(event);
  if (text === undefined) return 'too-deep';
  if (event.type === EVENT.snapshot && draft.hasKeyframe) splitBeforeSnapshot(page);
  else if (isFull(draft) && event.type === EVENT.incremental && event.timestamp > draft.to)
    split(page, event.timestamp);
  if (page.draft.size + text.length > SEGMENT_MAX_LENGTH) return 'segment-too-large';
  return append(page, event, text);
}

/** A page that is deeper than the stack breaks only itself. */
function append({ state, tracker, draft }: Page, event: RecordedEvent, text: string): 'too-deep' | undefined {
  try {
    state.apply(event);
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
  draft.add(event, text);
  tracker.follow(event);
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

function isFull({ activeMs, recordedSize }: Draft): boolean {
  return activeMs >= SEGMENT_ACTIVE_MS || recordedSize >= SEGMENT_FULL_LENGTH;
}

/** A keyframe's Meta stands just before it, so that it moves to the new segment. */
function splitBeforeSnapshot(page: Page): void {
  const meta = page.draft.takeBackMeta();
  const next = createDraft();
  close(page, next);
  if (meta) next.add(meta.event, meta.text);
}

/** Begins a segment with a keyframe that is made. A page that cannot be written stays in the segment that it is in. */
function split(page: Page, at: number): void {
  const made = writeKeyframe(page.state, at - 1);
  if (made.length > 0 && sumOf(made) < SEGMENT_MAX_LENGTH / 2) close(page, createDraft(made));
}

/** @returns nothing for a page that is deeper than the stack. */
function writeKeyframe(state: PageState, at: number): string[] {
  try {
    return state.keyframe(at).map((event) => JSON.stringify(event));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function sumOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function close(page: Page, next: Draft): void {
  const built = page.draft.close(() => page.tracker.take());
  if (built) page.segments.push(built);
  page.draft = next;
}

/** Its events pass the sanitiser once more, only so that it knows the page. */
function reopen(page: Page, { bytes, made }: NonNullable<PackJob['last']>): void {
  const text = gunzipSync(bytes, { maxOutputLength: SEGMENT_MAX_BYTES }).toString();
  const events = JSON.parse(text) as RecordedEvent[];
  const keyframe = events.slice(0, made);
  page.draft = createDraft(keyframe.map((event) => JSON.stringify(event)));
  for (const event of keyframe) {
    page.state.apply(event);
    page.tracker.know(event);
  }
  for (const event of events.slice(made)) append(page, event, JSON.stringify(event));
  for (const event of events) page.sanitiser.sanitise(event);
}

function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: CHUNK_MAX_UNPACKED_BYTES }).toString();
}
