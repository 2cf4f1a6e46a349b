import { OpnameError } from '@opname/protocol';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { openSegment } from '../pack/open-segment.ts';
import type { Schema, Segments } from '../store/schema.ts';
import type { Library } from './library.ts';

export interface SegmentReaderParts {
  database: Database<Schema>;
  library: Pick<Library, 'assertReadable'>;
  blobs: BlobStore;
  keys: KeyStore;
}

interface SegmentPlace {
  recording: string;
  page: string;
  number: number;
}

/** A page that is being recorded is packed every minute, so that a second try finds what the first had missed. */
const TRIES = 5;

/** @returns a segment's gzip; throws why it may not be read. */
export type ReadSegment = (place: SegmentPlace) => Promise<Uint8Array>;

export function createReadSegment({ database, library, blobs, keys }: SegmentReaderParts): ReadSegment {
  async function find({ recording, page, number }: SegmentPlace): Promise<Segments> {
    const segment = await database.query
      .selectFrom('segments')
      .selectAll()
      .where('recording', '=', recording)
      .where('page', '=', page)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!segment) throw new OpnameError('unknown-segment');
    return segment;
  }

  async function read(place: SegmentPlace, tries: number): Promise<Uint8Array> {
    const { site } = await library.assertReadable(place.recording);
    const segment = await find(place);
    const key = await keys.read(place.recording);
    if (!key) throw new OpnameError('recording-erased');
    try {
      return await openSegment(blobs, key, { site, segment });
    } catch (error) {
      // Packing removes a blob when it has put its segments into another, on this node or on another one.
      const isElsewhere = (await find(place)).blob !== segment.blob;
      if (isElsewhere && tries < TRIES) return await read(place, tries + 1);
      throw error;
    }
  }

  return (place) => read(place, 1);
}
