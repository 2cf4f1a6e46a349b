import type { BlobStore } from '../store/blob-store.ts';
import type { RecordingKey } from '../store/keys/key-store.ts';
import { segmentPlace } from '../store/place.ts';
import type { Segments } from '../store/schema.ts';

interface SegmentOfSite {
  site: string;
  segment: Segments;
}

/** @returns a segment's gzip. */
export async function openSegment(
  blobs: BlobStore,
  key: RecordingKey,
  { site, segment }: SegmentOfSite,
): Promise<Uint8Array> {
  const { recording, page, number, blob, start, length } = segment;
  return key.open(await blobs.read(blob, start, length), segmentPlace({ site, recording, page }, number));
}
