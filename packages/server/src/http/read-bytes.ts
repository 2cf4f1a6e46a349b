import type { IncomingMessage } from 'node:http';
import { OpnameError } from '@opname/protocol';

/**
 * Reads a body into memory that is its own and no larger than it, so that it can be handed over to another thread. Node
 * takes the memory of small buffers out of a shared pool, which would be copied as a whole.
 */
export function readBytes(payload: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    if (Number(payload.headers['content-length']) > limit) {
      reject(new OpnameError('too-large'));
      return;
    }
    payload
      .on('data', (piece: Buffer) => {
        length += piece.byteLength;
        if (length <= limit) pieces.push(piece);
      })
      .once('end', () => (length > limit ? reject(new OpnameError('too-large')) : resolve(join(pieces, length))))
      .once('error', () => reject(new OpnameError('invalid-request', 'the body was cut off')));
  });
}

function join(pieces: Buffer[], length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let start = 0;
  for (const piece of pieces) {
    bytes.set(piece, start);
    start += piece.byteLength;
  }
  return bytes;
}
