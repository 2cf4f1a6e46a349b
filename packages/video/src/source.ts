import type { Asset, RecordingDetails } from '@opname/protocol';

/** Where a video's recording comes from. */
export interface VideoSource {
  details: RecordingDetails;
  /** @returns its events as JSON; null where it is gone or cannot be read, which the video leaves out and tells. */
  readSegment(segment: string): Promise<string | null>;
  listAssets(): Promise<readonly Asset[]>;
  /** @returns null where it is gone: a plain area is drawn. */
  readAsset(asset: string): Promise<Uint8Array | null>;
}
