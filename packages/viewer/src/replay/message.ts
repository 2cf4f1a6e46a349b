import type { RecordedEvent } from '@opname/protocol';

/**
 * What the studio and the replay frame say to each other. Both are of one origin, but the frame holds what a stranger
 * made: whatever arrives is checked for its origin, its sender and its whole shape before it is believed.
 * Times are milliseconds from the start of the page that is replayed, but those of events and segments.
 */

/** rrweb's numbers for the kinds of events that the replay must know. */
export const FULL_PICTURE = 2;
export const META = 4;

/** From the studio. */
export type Command =
  | {
      kind: 'open';
      /** Milliseconds since 1970: where the page's own time begins. */
      startedAt: number;
      duration: number;
      speed: number;
      skipInactive: boolean;
      /** Where to stand first; null: at the beginning, as never played. */
      at: number | null;
    }
  | {
      kind: 'index';
      /** All segments of the page, in their order; those that cannot be had are told by `missing`. */
      segments: SegmentPlace[];
      /** No more of them will come. */
      complete: boolean;
      /** Longer than when the page was opened where it is still being recorded. */
      duration: number;
    }
  | { kind: 'segment'; id: string; events: RecordedEvent[] }
  | { kind: 'missing'; id: string }
  /** It is far from the play head and will be sent again when it is needed. */
  | { kind: 'let-go'; id: string }
  | { kind: 'play' }
  | { kind: 'pause' }
  | { kind: 'seek'; time: number }
  | { kind: 'speed'; speed: number }
  | { kind: 'skip'; on: boolean }
  /** To the next change of the page, or the last. */
  | { kind: 'step'; by: 1 | -1 }
  /** Fitted into the room that there is, or in its real size. */
  | { kind: 'scale'; fit: boolean }
  | { kind: 'masks'; on: boolean };

/** Where a segment lies; milliseconds since 1970. */
export interface SegmentPlace {
  id: string;
  from: number;
  to: number;
  /** How many events at its beginning are a keyframe that was made. */
  made: number;
}

const PLAYBACK_STATES = ['loading', 'ready', 'playing', 'paused', 'finished', 'failed'] as const;
export type PlaybackState = (typeof PLAYBACK_STATES)[number];

/** From the replay frame. */
export type Report = { kind: 'booted' } | { kind: 'status'; state: PlaybackState; time: number; skipping: boolean };

/** Tells our messages from those of extensions and tools, which post to every window. */
const MARK = 'opname-replay';

interface Post {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** Sends to a window of the same origin, and to no other. */
export function post(target: Post, message: Command | Report, origin: string): void {
  target.postMessage({ mark: MARK, message }, origin);
}

/** A message as it arrives, with what the browser vouches for. */
interface Arrived {
  data: unknown;
  origin: string;
  source: unknown;
}

/** @returns the command in a message from `studio`; null for everything else. */
export function parseCommand(arrived: Arrived, studio: unknown, origin: string): Command | null {
  const message = trusted(arrived, studio, origin);
  return message && isCommand(message) ? message : null;
}

/** @returns the report in a message from `frame`; null for everything else. */
export function parseReport(arrived: Arrived, frame: unknown, origin: string): Report | null {
  const message = trusted(arrived, frame, origin);
  return message && isReport(message) ? message : null;
}

/** @returns whether a value has what all rrweb events have, and a full picture a tree. */
export function isEvent(value: unknown): value is RecordedEvent {
  if (!isObject(value) || !Number.isInteger(value.type) || !isTime(value.timestamp)) return false;
  if (value.type === FULL_PICTURE) return isObject(value.data) && isObject(value.data.node);
  if (value.type === META) return isObject(value.data) && isTime(value.data.width) && isTime(value.data.height);
  return true;
}

function trusted({ data, origin, source }: Arrived, sender: unknown, own: string): Record<string, unknown> | null {
  if (origin !== own || source !== sender || !isObject(data) || data.mark !== MARK) return null;
  return isObject(data.message) ? data.message : null;
}

const COMMANDS: { [Kind in Command['kind']]: (message: Record<string, unknown>) => boolean } = {
  open: (m) =>
    isTime(m.startedAt) &&
    isTime(m.duration) &&
    isSpeed(m.speed) &&
    typeof m.skipInactive === 'boolean' &&
    (m.at === null || isTime(m.at)),
  index: (m) =>
    Array.isArray(m.segments) &&
    m.segments.every(isSegmentPlace) &&
    typeof m.complete === 'boolean' &&
    isTime(m.duration),
  segment: (m) => typeof m.id === 'string' && Array.isArray(m.events) && m.events.every(isEvent),
  missing: (m) => typeof m.id === 'string',
  'let-go': (m) => typeof m.id === 'string',
  play: () => true,
  pause: () => true,
  seek: (m) => isTime(m.time),
  speed: (m) => isSpeed(m.speed),
  skip: (m) => typeof m.on === 'boolean',
  step: (m) => m.by === 1 || m.by === -1,
  scale: (m) => typeof m.fit === 'boolean',
  masks: (m) => typeof m.on === 'boolean',
};

function isCommand(message: Record<string, unknown>): message is Command & Record<string, unknown> {
  const { kind } = message;
  return isKindOf(COMMANDS, kind) && COMMANDS[kind](message);
}

const REPORTS: { [Kind in Report['kind']]: (message: Record<string, unknown>) => boolean } = {
  booted: () => true,
  status: (m) =>
    PLAYBACK_STATES.some((state) => state === m.state) && isTime(m.time) && typeof m.skipping === 'boolean',
};

function isReport(message: Record<string, unknown>): message is Report & Record<string, unknown> {
  const { kind } = message;
  return isKindOf(REPORTS, kind) && REPORTS[kind](message);
}

function isSegmentPlace(value: unknown): value is SegmentPlace {
  if (!isObject(value) || typeof value.id !== 'string') return false;
  return isTime(value.from) && isTime(value.to) && isTime(value.made);
}

function isKindOf<Table extends object>(table: Table, kind: unknown): kind is keyof Table {
  return typeof kind === 'string' && Object.hasOwn(table, kind);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isSpeed(value: unknown): value is number {
  return isTime(value) && value > 0;
}
