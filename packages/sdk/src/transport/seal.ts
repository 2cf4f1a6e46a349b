import { ColumnsWriter, type ChunkContent, type RecordedEvent } from '@opname/protocol';
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

/** Values of which so many are written in a millisecond or two, so that none waits who uses the page meanwhile. */
const PIECE = 4_096;

/** Writes when the page has nothing better to do, piece by piece, and compresses off its main thread. */
export async function seal(chunk: CutChunk): Promise<Uint8Array<ArrayBuffer>> {
  const events = new ColumnsWriter(chunk.events);
  do await idle();
  while (events.write(PIECE));
  const stream = new Blob([toJson(events, chunk)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The same at once and uncompressed, while the page closes. */
export function sealNow(chunk: CutChunk): Uint8Array<ArrayBuffer> {
  const events = new ColumnsWriter(chunk.events);
  events.write(Infinity);
  return gzipStored(new TextEncoder().encode(toJson(events, chunk)));
}

function toJson(events: ColumnsWriter, { dropped }: CutChunk): string {
  const content: ChunkContent = {
    v: 2,
    events: events.columns(),
    ...(Object.keys(dropped).length > 0 && { dropped }),
  };
  return JSON.stringify(content);
}

/** Safari has no idle callbacks; there the next task is the best that can be had. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
    else setTimeout(resolve);
  });
}
