import type { RecordedEvent } from '@opname/protocol';
import { META } from '../replay/message.ts';
import { prepareEvents } from '../replay/prepare-events.ts';

/** Where somebody clicked, in CSS pixels of the recorded window. */
export interface Click {
  at: number;
  x: number;
  y: number;
}

/** When a segment changes what is seen. */
export interface HeldChanges {
  /** In their order, milliseconds since 1970. */
  times: readonly number[];
  clicks: readonly Click[];
  /** The recorded window's sizes, by when they hold. */
  sizes: readonly { at: number; width: number; height: number }[];
}

/** Milliseconds for which a click is shown: long enough for two pictures at the lowest rate. */
export const CLICK_SHOWN_MS = 400;

/** rrweb's numbers for an interaction that is a click. */
const INCREMENTAL = 3;
const INTERACTION = 2;
const CLICK = 2;

interface Data {
  source?: unknown;
  type?: unknown;
  x?: unknown;
  y?: unknown;
  width?: unknown;
  height?: unknown;
}

/** @param made how many events at the beginning are a made keyframe */
export function readChanges(events: readonly RecordedEvent[], made: number): HeldChanges {
  const prepared = prepareEvents(events, made);
  const clicks: Click[] = [];
  const sizes: { at: number; width: number; height: number }[] = [];
  for (const { type, timestamp: at, data } of prepared) {
    const { source, type: kind, x, y, width, height } = (data ?? {}) as Data;
    if (type === META && typeof width === 'number' && typeof height === 'number') sizes.push({ at, width, height });
    if (type !== INCREMENTAL || source !== INTERACTION || kind !== CLICK) continue;
    if (typeof x === 'number' && typeof y === 'number') clicks.push({ at, x, y });
  }
  const times = prepared.slice(made).map(({ timestamp }) => timestamp);
  for (const { at } of clicks) times.push(at + CLICK_SHOWN_MS);
  return { times: times.toSorted((a, b) => a - b), clicks, sizes };
}

/** @returns whether anything changed after one moment, up to another. */
export function hasChanged({ times }: HeldChanges, after: number, to: number): boolean {
  return times.some((time) => time > after && time <= to);
}
