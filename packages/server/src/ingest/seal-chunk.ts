import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { CHUNK_MAX_UNPACKED_BYTES } from '@opname/protocol';
import type { Place } from '../store/keys/key-store.ts';
import { createRecordingKey } from '../store/keys/recording-key.ts';

export interface SealJob {
  bytes: Uint8Array;
  /** The recording's key. */
  secret: Uint8Array;
  place: Place;
}

export type SealResult =
  | { status: 'sealed'; hash: Uint8Array; sealed: Uint8Array<ArrayBuffer> }
  | { status: 'invalid-chunk' }
  | { status: 'unpacks-too-large' };

/** Bytes of the buffers that unpacking writes into: most chunks of 16 kB fit into one, so that nothing is joined. */
const UNPACK_STEP_BYTES = 256 * 1024;

/** Bytes from which giving memory back by hand is worth it; what unpacking writes into is always larger. */
const RELEASE_BYTES = 4 * 1024;

/** The first two bytes of a gzip stream (RFC 1952). */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Makes sure that a chunk is one whole gzip stream that unpacks to no more than it may (a bomb costs at most that cap),
 * and seals it as it came. The bytes are gone afterwards. What is in it is looked at only when it is packed.
 */
export function sealChunk({ bytes, secret, place }: SealJob): SealResult {
  if (bytes[0] !== GZIP_MAGIC[0] || bytes[1] !== GZIP_MAGIC[1]) return { status: 'invalid-chunk' };
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: CHUNK_MAX_UNPACKED_BYTES, chunkSize: UNPACK_STEP_BYTES });
    release(unpacked.buffer);
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    return { status: isTooLarge ? 'unpacks-too-large' : 'invalid-chunk' };
  }
  const hash = createHash('sha256').update(bytes).digest();
  const sealed = createRecordingKey(secret).seal(bytes, place);
  if (bytes.buffer.byteLength === bytes.byteLength) release(bytes.buffer);
  return { status: 'sealed', hash, sealed };
}

/** Gives memory back at once: left to the collector, thousands of such buffers a second cost more than their work. */
function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= RELEASE_BYTES) buffer.transfer(0);
}
