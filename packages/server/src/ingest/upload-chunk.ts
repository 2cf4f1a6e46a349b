import { OpnameError, type ChunkHeld, type GrantClaims } from '@opname/protocol';
import { inSpan } from '../operating/span.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { chunkPlace } from '../store/place.ts';
import type { Chunks } from './chunks.ts';
import type { RecordingStates } from './recording-states.ts';
import type { SealThreads } from './seal-threads.ts';

export interface UploadParts {
  chunks: Chunks;
  keys: KeyStore;
  threads: Pick<SealThreads, 'seal'>;
  /** Throws when the recording was removed, has expired or never was. */
  assertReadable: (recording: string) => Promise<unknown>;
  /** What the page is told of the recording's state. */
  states: Pick<RecordingStates, 'read'>;
  now: () => number;
}

export interface Upload {
  grant: GrantClaims;
  page: string;
  sequence: number;
  isLast: boolean;
  bytes: Buffer;
}

/**
 * Takes one chunk in: resolves when it is durable. Its bytes are only checked to be whole and sealed as they came; they
 * are parsed and sanitised when they are packed, before anything of them can be read.
 */
export function createUploadChunk({ chunks, keys, threads, assertReadable, states, now }: UploadParts) {
  return async ({ grant, page, sequence, isLast, bytes }: Upload): Promise<ChunkHeld> => {
    const { recording, site } = grant;
    const key = await keys.read(recording);
    if (!key) {
      await assertReadable(recording);
      // A recording without its key cannot be: the data folder was put together from two.
      throw new OpnameError('bad-grant', 'the key of its recording is not here');
    }
    const place = chunkPlace({ site, recording, page }, sequence);
    const result = await inSpan('seal a chunk', () => threads.seal({ bytes, secret: key.secret, place }));
    if (result.status !== 'sealed') throw new OpnameError(result.status);
    const { hash, sealed } = result;
    const chunk = { recording, page, sequence, isLast, hash, sealed, now: now() };
    await inSpan('hold a chunk', () => chunks.hold(chunk));
    return { held: sequence, ...(await states.read(recording)) };
  };
}
