import { CHUNK_MAX_UNPACKED_BYTES, fromColumns, type RecordedEvent } from '@opname/protocol';

export interface ParsedChunk {
  events: RecordedEvent[];
  /** What is missing from them, by reason: what the recorder counted, and entries that are no events. */
  dropped: Record<string, number>;
}

/** Reasons are words of ours, made of letters and hyphens; anything else a client sends is not kept. */
const REASON = /^[a-z][a-z-]{0,39}$/;

/** Reasons that are kept of one chunk; the recorder knows fewer. */
const REASONS_MAX = 20;

/** @returns what a chunk unpacked to. Extra fields of an event are left behind. */
export function parseChunk(text: string): ParsedChunk {
  const content = parseJson(text);
  const entries = isRecord(content) ? readEntries(content) : undefined;
  if (!isRecord(content) || !entries) return { events: [], dropped: { 'unreadable-chunk': 1 } };
  const events = entries.filter(isEvent).map(({ type, timestamp, data }) => ({ type, timestamp, data }));
  const dropped = parseDropped(content.dropped);
  const malformed = entries.length - events.length;
  if (malformed > 0) dropped.malformed = (dropped.malformed ?? 0) + malformed;
  return { events, dropped };
}

/** @returns what should be events, in the form of today or in the one before; undefined where it is neither. */
function readEntries({ v, events }: Record<string, unknown>): readonly unknown[] | undefined {
  const entries = v === 2 ? unpack(events) : events;
  return (v === 1 || v === 2) && Array.isArray(entries) ? entries : undefined;
}

function unpack(columns: unknown): unknown {
  try {
    return fromColumns(columns, CHUNK_MAX_UNPACKED_BYTES);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is RecordedEvent {
  return isRecord(value) && Number.isInteger(value.type) && Number.isFinite(value.timestamp) && 'data' in value;
}

function parseDropped(value: unknown): Record<string, number> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, number] =>
      REASON.test(entry[0]) && Number.isSafeInteger(entry[1]) && Number(entry[1]) > 0,
  );
  return Object.fromEntries(entries.slice(0, REASONS_MAX));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
