import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { CHUNK_MAX_UNPACKED_BYTES, OpnameError } from '@opname/protocol';

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);

/** Bytes of the buffers that unpacking writes into: most chunks of 16 kB fit into one, so that nothing is joined. */
const UNPACK_STEP_BYTES = 256 * 1024;

const GZIP_MAGIC = 0x1f8b;

/**
 * Makes sure that a chunk is one whole gzip stream that unpacks to no more than it may; a bomb costs at most that cap.
 * It runs in the pool of zlib's threads. What is in it is looked at only when it is packed.
 */
export async function checkChunk(bytes: Buffer): Promise<void> {
  if (bytes.byteLength < 2 || bytes.readUInt16BE(0) !== GZIP_MAGIC) throw new OpnameError('invalid-chunk');
  try {
    await gunzip(bytes, { maxOutputLength: CHUNK_MAX_UNPACKED_BYTES, chunkSize: UNPACK_STEP_BYTES });
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new OpnameError(isTooLarge ? 'unpacks-too-large' : 'invalid-chunk');
  }
}
