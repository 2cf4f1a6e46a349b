import type { ChunkContent, RecordedEvent } from '@opname/protocol';
import { gzipStored } from './gzip-stored.ts';

/** Events on their way to a chunk: numbered when they are cut, so that the order is theirs and not the compressor's. */
export interface CutChunk {
  sequence: number;
  events: RecordedEvent[];
  dropped: Record<string, number>;
  last: boolean;
}

/** Milliseconds after which a busy page has to give its chunk the time it takes, lest a crash loses more. */
const IDLE_TIMEOUT_MS = 1_000;

/** Compresses when the page has nothing better to do, and off its main thread. */
export async function seal(chunk: CutChunk): Promise<Uint8Array<ArrayBuffer>> {
  await idle();
  const stream = new Blob([toJson(chunk)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The same at once and uncompressed, while the page closes. */
export function sealNow(chunk: CutChunk): Uint8Array<ArrayBuffer> {
  return gzipStored(new TextEncoder().encode(toJson(chunk)));
}

function toJson({ events, dropped }: CutChunk): string {
  const content: ChunkContent = { v: 1, events, ...(Object.keys(dropped).length > 0 && { dropped }) };
  return JSON.stringify(content);
}

/** Safari has no idle callbacks; there the next task is the best that can be had. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
    else setTimeout(resolve);
  });
}
