import { createHash } from 'node:crypto';
import { chaptersOf, type Chapter } from './chapters.ts';
import { openDarkroom } from './darkroom.ts';
import { drawPart, type Part } from './draw-part.ts';
import { joinParts } from './join-parts.ts';
import type { VideoParts, WriteVideo } from './keep.ts';
import { planVideo, type Plan } from './plan.ts';
import { createRooms } from './rooms.ts';
import { encodableSize, encoderFor, partLength, RATES, type Size, type VideoFormat } from './settings.ts';
import { ownSize } from './own-size.ts';
import type { VideoSource } from './source.ts';

export { findBrowser } from './find-browser.ts';
export { takePictures } from './take-pictures.ts';
export { makeVideoFile } from './video-file.ts';
export type { VideoParts, WriteVideo } from './keep.ts';
export type { VideoSource } from './source.ts';
export type { VideoFormat } from './settings.ts';

export interface VideoOptions {
  source: VideoSource;
  /** What is drawn: whoever asks for the same with the same parts goes on after the last of them. */
  parts: VideoParts;
  write: WriteVideo;
  format: VideoFormat;
  /** Path of a Chromium; see `findBrowser`. */
  browser: string;
  /** A folder for what a browser needs to run, which holds nothing of a recording. */
  browserDir: string;
  /** The folder that the viewer was built into. */
  viewerDir: string;
  /** `page`: as large as the recorded window was at first. */
  size: Size | 'page';
  /** Pictures a second. */
  fps: number;
  /** Milliseconds from the recording's first moment. */
  from?: number;
  to?: number;
  skipIdle: boolean;
  /** Stands in every picture. */
  watermark: string;
  /** Stops it between two pictures; the parts that are whole stay. */
  signal?: AbortSignal;
  onProgress?: (progress: VideoProgress) => void;
}

/** Milliseconds in the video. */
export interface VideoProgress {
  drawn: number;
  duration: number;
}

export interface MadeVideo {
  chapters: readonly Chapter[];
  duration: number;
  size: Size;
  /** Pictures that were taken; what stands still is held. */
  pictures: number;
  /** Parts that lay there from before. */
  resumed: number;
  /** Segments that could not be had. */
  gaps: number;
}

/**
 * Makes a video of a recording: its replay is stepped from change to change, and each picture is encoded as it comes.
 *
 * @throws with the cure where it cannot be made; the parts that were whole by then are kept.
 */
export async function makeVideo(options: VideoOptions): Promise<MadeVideo> {
  const { source, format, parts, write } = options;
  if (!(options.fps >= RATES.least && options.fps <= RATES.most))
    throw new RangeError(`${options.fps} pictures a second cannot be made; choose ${RATES.least} to ${RATES.most}.`);
  const plan = planVideo(source.details, options);
  const { duration } = plan;
  const wanted = options.size === 'page' ? await ownSize(source, plan) : options.size;
  const size = encodableSize(wanted);
  const listed = listParts(plan, options, size);
  const drawn = await drawParts(listed, plan, options, size);
  const chapters = chaptersOf(plan);
  await joinParts({ names: listed.map(({ name }) => name), parts, format, write, duration, chapters });
  return { chapters, duration, size, ...drawn };
}

/** @returns the parts, named for all that makes a difference to what is in them. */
function listParts({ takes, duration }: Plan, { fps, format, watermark }: VideoOptions, size: Size): Part[] {
  const taken = takes.map(({ page, from, to, cut }) => [page.id, page.segments, from, to, cut]);
  const hash = createHash('sha256')
    .update(JSON.stringify([taken, fps, format, watermark, size]))
    .digest('hex');
  const length = partLength(encoderFor(format, size, fps));
  return Array.from({ length: Math.ceil(duration / length) }, (_, index) => ({
    name: `${hash.slice(0, 16)}-${String(index).padStart(5, '0')}`,
    from: index * length,
    to: Math.min(duration, (index + 1) * length),
  }));
}

async function drawParts(
  listed: readonly Part[],
  plan: Plan,
  options: VideoOptions,
  size: Size,
): Promise<{ pictures: number; resumed: number; gaps: number }> {
  const { parts, fps, format, signal = new AbortController().signal, onProgress } = options;
  const sum = { pictures: 0, resumed: 0, gaps: 0 };
  const onDrawn = (drawn: number) => onProgress?.({ drawn, duration: plan.duration });
  const encoder = encoderFor(format, size, fps);
  const there = new Set(await parts.list());
  const rooms = createRooms(() => openDarkroom({ ...options, ...size }));
  try {
    for (const part of listed) {
      if (there.has(part.name)) sum.resumed += 1;
      else {
        const one = await rooms.use((darkroom) => drawPart({ darkroom, plan, part, encoder, signal, onDrawn }));
        await parts.write(part.name, one.bytes);
        sum.pictures += one.pictures;
        sum.gaps += one.gaps;
      }
      onDrawn(part.to);
    }
  } finally {
    await rooms.close();
  }
  return sum;
}
