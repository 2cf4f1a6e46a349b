import type { EncoderSettings } from './encoder-in-page.ts';

export type VideoFormat = 'mp4' | 'webm';

export interface Size {
  width: number;
  height: number;
}

/** Sides in pixels that encoders take; more is scaled down to fit. */
const WIDEST = 3840;
const HIGHEST = 2160;
export const RATES = { least: 10, most: 30 } as const;

/** Bits for a pixel of a picture: letters stay sharp, and what does not change costs next to nothing. */
const BITS_PER_PIXEL = 0.2;

/** H.264 High and VP9 profile 0, both of a level that holds 3840 by 2160. */
const CODECS: Readonly<Record<VideoFormat, string>> = { mp4: 'avc1.640033', webm: 'vp09.00.51.08' };

export function encoderFor(format: VideoFormat, { width, height }: Size, fps: number): EncoderSettings {
  const bitrate = Math.round(width * height * fps * BITS_PER_PIXEL);
  return { codec: CODECS[format], width, height, bitrate, framerate: fps };
}

/** Milliseconds of video that are drawn again at most after an interruption. */
const PART_MOST_MS = 60_000;

/** Less than this is not worth that a page is opened anew. */
const PART_LEAST_MS = 10_000;

/** Bytes of a part, about: it is sealed as a whole, and so is in memory. */
const PART_BYTES = 16 * 2 ** 20;

/** @returns how many milliseconds of video are drawn and kept as a whole. */
export function partLength({ bitrate }: EncoderSettings): number {
  const seconds = Math.floor((PART_BYTES * 8) / bitrate);
  return Math.min(PART_MOST_MS, Math.max(PART_LEAST_MS, seconds * 1000));
}

/** @returns the size in which a video can be encoded: even sides, and not too large. */
export function encodableSize({ width, height }: Size): Size {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const even = (side: number) => Math.max(2, Math.floor((side * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
