import type { Asset, RecordingDetails } from '@opname/protocol';

/**
 * Where a recording comes from: the server for staff, the server for the participant, or the data of an archive. The
 * player knows nothing else of it. What cannot be had is thrown as a `Problem`.
 */
export interface RecordingSource {
  /** @returns the facts and the index as they are now; one that is still recorded grows. */
  open(signal?: AbortSignal): Promise<RecordingDetails>;
  /** @returns the events of a segment, unchecked; the player refuses what is none. */
  readSegment(segment: string, signal: AbortSignal): Promise<readonly unknown[]>;
  /** @returns for which pictures and fonts the addresses in it stand. */
  listAssets(signal?: AbortSignal): Promise<readonly Asset[]>;
  /** @returns an address in this page (`blob:` or `data:`) at which the picture or the font is. */
  readAsset(asset: Asset): Promise<string>;
  /** Writes down which part was really seen, in milliseconds since 1970; left out where nobody keeps a log. */
  noteWatched?(part: { from: number; to: number }): void;
}
