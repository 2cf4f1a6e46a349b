import { KEEPALIVE_MAX_BYTES } from '@opname/protocol';
import { guard } from '../guard.ts';
import { createChunker, type Chunker } from '../transport/chunker.ts';
import type { Outbox, SealedChunk } from '../transport/outbox.ts';
import type { PageLocks } from '../transport/page-locks.ts';
import type { Requests } from '../transport/requests.ts';
import { seal, sealNow, type CutChunk } from '../transport/seal.ts';
import { createPageId } from './page-id.ts';

/**
 * One page of the recording, from its first picture to its end. A chunk goes three steps, and is in one of two maps
 * until it is safe: `unsealed` (cut, being compressed) → `unheld` and the outbox (compressed, not yet confirmed) →
 * held by the server. A page that closes has both at hand.
 */
export interface PageParts {
  recording: string;
  outbox: Outbox;
  requests: Requests;
  locks: PageLocks;
  /** Begins to observe, with where to put what is seen. @returns what stops it. */
  startCapture: (chunker: Chunker) => () => void;
  /** A chunk is in the outbox. */
  onKept: () => void;
}

export interface RecordedPage {
  id: string;
  /** Observers off; the rest is cut and kept. @returns when it is in the outbox. */
  end: () => Promise<void>;
  /** The same while the document goes away: at once, and sent with what the browser still sends then. */
  leave: () => void;
  /** Observers off; nothing is kept. @returns when nothing more is written. */
  discard: () => Promise<void>;
  /** The server has this chunk. */
  held: (sequence: number) => void;
  dropped: (code: string) => void;
}

/** Bytes for the requests of a closing page: what the browser allows, less their headers and the page's own requests. */
const LEAVING_MAX_BYTES = KEEPALIVE_MAX_BYTES - 8 * 1024;

export function startPage(parts: PageParts): RecordedPage {
  const { recording, outbox, requests, locks } = parts;
  const id = createPageId();
  const unsealed = new Map<number, CutChunk>();
  const unheld = new Map<number, SealedChunk>();
  let state: 'recording' | 'ended' | 'discarded' = 'recording';
  let release: (() => void) | undefined;
  // One after the other, so that chunks reach the outbox in their order, and none before this page holds its lock.
  let work: Promise<void> = locks.hold(id).then((free) => void (release = free));
  const later = (step: () => Promise<void>) => {
    work = work.then(guard(step));
  };

  const chunker = createChunker((chunk) => {
    unsealed.set(chunk.sequence, chunk);
    later(() => keep(chunk));
  });
  const stopCapture = parts.startCapture(chunker);

  async function keep(chunk: CutChunk): Promise<void> {
    if (!unsealed.has(chunk.sequence)) return;
    const body = await seal(chunk);
    // Meanwhile the page may have been left, and this chunk sealed there and then, or discarded.
    if (unsealed.delete(chunk.sequence)) await write({ sequence: chunk.sequence, last: chunk.last, body });
  }
  async function write(chunk: SealedChunk): Promise<void> {
    unheld.set(chunk.sequence, chunk);
    forgetBeyond(unheld, LEAVING_MAX_BYTES);
    await outbox.writePage(recording, id, { chunks: chunk.sequence + 1, ended: chunk.last }, chunk);
    parts.onKept();
  }
  function finish(next: 'ended' | 'discarded'): boolean {
    const wasRecording = state === 'recording';
    state = next;
    if (wasRecording) stopCapture();
    return wasRecording;
  }

  return {
    id,
    held: (sequence) => unheld.delete(sequence),
    dropped: (code) => state === 'recording' && chunker.drop(code),
    async end() {
      if (finish('ended')) chunker.cut(true);
      await work;
    },
    leave() {
      if (finish('ended')) chunker.cut(true);
      for (const { sequence, last, ...rest } of unsealed.values()) {
        void write({ sequence, last, body: sealNow({ sequence, last, ...rest }) });
      }
      unsealed.clear();
      sendLeaving(id, [...unheld.values()], requests);
      void work.then(() => release?.());
    },
    async discard() {
      finish('discarded');
      chunker.stop();
      unsealed.clear();
      unheld.clear();
      await work;
      release?.();
    },
  };
}

/** What is more than a closing page can send is in the outbox anyway; keeping it here too would only cost memory. */
function forgetBeyond(chunks: Map<number, SealedChunk>, most: number): void {
  let bytes = 0;
  for (const [sequence, { body }] of [...chunks].toReversed()) {
    bytes += body.length;
    if (bytes > most) chunks.delete(sequence);
  }
}

/** The end first, because it says how many there are; of the others the newest, as far as the bytes go. */
function sendLeaving(page: string, chunks: SealedChunk[], requests: Requests): void {
  let left = LEAVING_MAX_BYTES;
  for (const chunk of chunks.toSorted((a, b) => b.sequence - a.sequence)) {
    left -= chunk.body.length;
    if (left >= 0) requests.sendChunkLeaving(page, chunk);
  }
}
