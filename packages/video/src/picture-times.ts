import type { Plan, Take } from './plan.ts';

/** Milliseconds for which it stands in the picture that time was cut. */
const MARK_MS = 2_000;

/** What is to be seen at a moment of the video. */
export interface PictureTime {
  take: Take;
  /** Milliseconds since 1970. */
  at: number;
  mark: string | null;
  /** Milliseconds in the video up to which neither stretch nor mark changes. */
  until: number;
}

/** @param time milliseconds in the video */
export function pictureAt({ takes }: Plan, time: number): PictureTime {
  const take = takes.findLast(({ start }) => start <= time) ?? takes[0];
  if (!take) throw new RangeError('A plan without a stretch has no pictures.');
  const passed = time - take.start;
  const isMarked = take.cut > 0 && passed < MARK_MS;
  const end = take.start + take.to - take.from;
  return {
    take,
    at: take.from + passed,
    mark: isMarked ? `${inWords(take.cut)} without activity cut` : null,
    until: isMarked ? Math.min(end, take.start + MARK_MS) : end,
  };
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}
