import type { Chapter } from './chapters.ts';
import type { WriteVideo } from './keep.ts';

export interface Box {
  at: number;
  size: number;
}

export interface Mp4 {
  write: WriteVideo;
  size: number;
  /** Its index, where the muxer has written one. */
  moov: Box | undefined;
}

/**
 * Writes chapters into an MP4 file, as the box `chpl` that Nero began and players read (VLC, mpv, ffmpeg). The muxer writes
 * `moov` as the last box and knows no chapters, so they are put at its end, where nothing has to move.
 */
export async function writeMp4Chapters({ write, size, moov }: Mp4, chapters: readonly Chapter[]): Promise<void> {
  if (moov === undefined || moov.at + moov.size !== size)
    throw new Error('The MP4 file does not end with its index; pin mediabunny to the version of package.json.');
  const box = boxOf('udta', boxOf('chpl', chapterList(chapters)));
  await write(size, box);
  await write(moov.at, uint32(moov.size + box.length));
}

const HEADER_BYTES = 8;

/** Chapters that the box can hold: it counts them in one byte. */
const CHAPTERS_MAX = 255;

/** Bytes of a title that the box can hold: it counts them in one byte. */
const TITLE_MAX = 255;

/** The box counts time in tenths of a microsecond. */
const UNITS_PER_MS = 10_000n;

function chapterList(chapters: readonly Chapter[]): Buffer {
  const listed = chapters.slice(0, CHAPTERS_MAX);
  const entries = listed.map(({ from, title }) => {
    const name = cutTo(title, TITLE_MAX);
    const time = Buffer.alloc(HEADER_BYTES);
    time.writeBigUInt64BE(BigInt(Math.round(from)) * UNITS_PER_MS);
    return Buffer.concat([time, Buffer.of(name.length), name]);
  });
  // Version 1 without flags, four bytes that are reserved, the count.
  return Buffer.concat([Buffer.of(1, 0, 0, 0, 0, 0, 0, 0, listed.length), ...entries]);
}

/** @returns the beginning of a text in UTF-8, without half a character at its end. */
function cutTo(text: string, bytes: number): Buffer {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return whole;
  return Buffer.from(whole.toString('utf8', 0, bytes).replace(/\uFFFD+$/, ''));
}

function boxOf(type: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(HEADER_BYTES + content.length), Buffer.from(type, 'latin1'), content]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
