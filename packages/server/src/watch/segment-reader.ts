import { OpnameError } from '@opname/protocol';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { openSegment } from '../pack/open-segment.ts';
import type { Schema } from '../store/schema.ts';
import type { Serial } from '../serial.ts';
import type { Library } from './library.ts';

export interface SegmentReaderParts {
  database: Database<Schema>;
  library: Pick<Library, 'assertReadable'>;
  blobs: BlobStore;
  keys: KeyStore;
  serial: Serial;
}

interface SegmentPlace {
  recording: string;
  page: string;
  number: number;
}

/** @returns a segment's gzip; throws why it may not be read. */
export type ReadSegment = (place: SegmentPlace) => Promise<Uint8Array>;

export function createReadSegment({ database, library, blobs, keys, serial }: SegmentReaderParts): ReadSegment {
  return ({ recording, page, number }) =>
    // In line with packing, which removes a blob when it has put its segments into another.
    serial(recording, async () => {
      const { site } = await library.assertReadable(recording);
      const segment = await database.query
        .selectFrom('segments')
        .selectAll()
        .where('recording', '=', recording)
        .where('page', '=', page)
        .where('number', '=', number)
        .executeTakeFirst();
      if (!segment) throw new OpnameError('unknown-segment');
      const key = await keys.read(recording);
      if (!key) throw new OpnameError('recording-erased');
      return await openSegment(blobs, key, { site, segment });
    });
}
