import type { Darkroom } from './darkroom.ts';
import type { Encoded, EncoderSettings } from './encoder-in-page.ts';
import { pictureAt } from './picture-times.ts';
import type { Plan } from './plan.ts';

/** A stretch of the video that is drawn at once and kept: what is interrupted goes on with the next one. */
export interface Part {
  /** Milliseconds in the video. */
  from: number;
  to: number;
  name: string;
}

export interface DrawPartOptions {
  darkroom: Darkroom;
  plan: Plan;
  part: Part;
  encoder: EncoderSettings;
  signal: AbortSignal;
  onDrawn: (time: number) => void;
}

/** What was drawn of a part. */
interface Drawn {
  pictures: number;
  gaps: number;
}

export interface DrawnPart extends Drawn {
  bytes: Uint8Array;
}

/** Milliseconds after which a picture that stands still is written again: players seek from picture to picture. */
const STANDS_MS = 5_000;

/** Milliseconds between pictures that stand by themselves, from which players go on. */
const KEY_EVERY_MS = 10_000;

/** @returns the pictures of a part, encoded, one packet on a line. */
export async function drawPart(options: DrawPartOptions): Promise<DrawnPart> {
  const { darkroom, encoder, signal } = options;
  if (!(await darkroom.startEncoder(encoder)))
    throw new Error(
      `This Chromium cannot encode ${encoder.codec}; choose the other format, or install Debian's chromium.`,
    );
  const lines: Buffer[] = [];
  const write = ({ packets, config }: Encoded) => {
    for (const line of [...(config ? [{ config }] : []), ...packets])
      lines.push(Buffer.from(`${JSON.stringify(line)}\n`));
  };
  const drawn = await drawPictures(options, write);
  write(await darkroom.finish());
  signal.throwIfAborted();
  return { ...drawn, bytes: Buffer.concat(lines) };
}

async function drawPictures(
  { darkroom, plan, part, encoder, signal, onDrawn }: DrawPartOptions,
  write: (encoded: Encoded) => void,
): Promise<Drawn> {
  const drawn: Drawn = { pictures: 0, gaps: 0 };
  let page: string | undefined;
  let written = -Infinity;
  let keyed = -Infinity;
  // A picture is encoded while the next one is drawn.
  let encoding: Promise<void> = Promise.resolve();
  for (let number = numberAt(part.from, encoder); timeOf(number, encoder) < part.to;) {
    signal.throwIfAborted();
    const time = timeOf(number, encoder);
    const { take, at, mark, until } = pictureAt(plan, time);
    if (page !== take.page.id) await darkroom.open(take.page);
    const isFirst = page === undefined;
    page = take.page.id;
    const { changed, next, gaps } = await darkroom.draw({ at: Math.round(at), mark });
    drawn.gaps = Math.max(drawn.gaps, gaps);
    if (changed || isFirst || time - written >= STANDS_MS) {
      const picture = changed || isFirst ? await darkroom.capture() : null;
      const key = time - keyed >= KEY_EVERY_MS;
      if (key) keyed = time;
      written = time;
      drawn.pictures += 1;
      await encoding;
      encoding = darkroom.encode(picture, Math.round(time * 1000), key).then(write);
      // Thrown where it is awaited.
      encoding.catch(() => undefined);
    }
    onDrawn(time);
    const changes = Math.min(until, part.to, written + STANDS_MS, next === null ? Infinity : time + next - at);
    number = Math.max(number + 1, numberAt(changes, encoder));
  }
  await encoding;
  return drawn;
}

/** @returns the number of the first picture that is not before a time. */
function numberAt(time: number, { framerate }: EncoderSettings): number {
  // Without the ceiling of a hair that dividing leaves.
  return Math.ceil((time * framerate) / 1000 - 1e-6);
}

function timeOf(number: number, { framerate }: EncoderSettings): number {
  return (number * 1000) / framerate;
}
