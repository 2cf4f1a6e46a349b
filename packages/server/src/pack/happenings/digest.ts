import { gunzipSync, gzipSync } from 'node:zlib';
import type { Happening } from '@opname/protocol';
import type { Activity } from './activity.ts';
import type { Place } from './places.ts';

/** What happened in one segment; kept beside it, sealed, and read for the index. */
export interface Digest extends Activity {
  happenings: Happening[];
  /** CSS pixels; see `Page`. */
  scrolledTo: number;
  /** What was packed before this was written down has none. */
  places?: Place[];
}

export function packDigest(digest: Digest): Uint8Array {
  return gzipSync(JSON.stringify(digest));
}

export function unpackDigest(bytes: Uint8Array): Digest {
  return JSON.parse(gunzipSync(bytes).toString()) as Digest;
}

/** @returns the digits of several stretches as one, from the second `from` on. */
export function joinActivity(stretches: readonly Activity[], from: number): string {
  let joined = '';
  for (const { second, levels } of stretches.toSorted((a, b) => a.second - b.second)) {
    const gap = second - from - joined.length;
    const overlap = Math.max(0, -gap);
    joined += '0'.repeat(Math.max(0, gap)) + levels.slice(overlap);
  }
  return joined;
}
