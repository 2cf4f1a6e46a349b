/** What sealed bytes are bound to, so that they open nowhere else. */
import type { Place } from './keys/key-store.ts';

interface PagePlace {
  site: string;
  recording: string;
  page: string;
}

export function chunkPlace({ site, recording, page }: PagePlace, sequence: number): Place {
  return ['chunk', site, recording, page, sequence];
}

/** What happened in a segment. */
export function digestPlace({ site, recording, page }: PagePlace, number: number): Place {
  return ['digest', site, recording, page, number];
}

export function segmentPlace({ site, recording, page }: PagePlace, number: number): Place {
  return ['segment', site, recording, page, number];
}

export function notePlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>, id: string): Place {
  return ['note', site, recording, id];
}

export function tagPlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>, id: string): Place {
  return ['tag', site, recording, id];
}

export function sharePlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>, id: string): Place {
  return ['share', site, recording, id];
}

/** The words by which a recording is found. */
export function wordsPlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>): Place {
  return ['words', site, recording];
}

/** What a recording adds to what is counted of all. */
export function footprintPlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>): Place {
  return ['footprint', site, recording];
}

/** A piece of a video. */
export function videoPlace(
  { site, recording }: Pick<PagePlace, 'site' | 'recording'>,
  { video, number }: { video: string; number: number },
): Place {
  return ['video', site, recording, video, number];
}

/** A part of a video that is not whole yet. */
export function videoPartPlace(
  { site, recording }: Pick<PagePlace, 'site' | 'recording'>,
  { video, name }: { video: string; name: string },
): Place {
  return ['video-part', site, recording, video, name];
}

/** The bytes of a picture or a font. */
export function assetPlace({ site, recording }: Pick<PagePlace, 'site' | 'recording'>, id: string): Place {
  return ['asset', site, recording, id];
}

/** For what an address stands. */
export function assetNamePlace(
  { site, recording }: Pick<PagePlace, 'site' | 'recording'>,
  { name, asset }: { name: string; asset: string },
): Place {
  return ['asset-name', site, recording, name, asset];
}
