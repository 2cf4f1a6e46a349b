import { createChunker, type Chunker } from '../transport/chunker.ts';
import { createKeeper, LEAVING_MAX_BYTES } from '../transport/keeper.ts';
import type { Transport } from '../transport/transport.ts';
import type { Capture } from './capture.ts';
import { createPageId } from './page-id.ts';

export interface PageParts extends Transport {
  /** Begins to observe, with where to put what is seen. */
  startCapture: (chunker: Chunker) => Capture;
  /** A chunk is in the outbox. */
  onKept: () => void;
}

/** One page of the recording, from its first picture to its end. */
export interface RecordedPage {
  id: string;
  /** Cuts what there is, because nobody knows whether a hidden document will ever be shown again. */
  flush: () => void;
  /** Observers off; the rest is cut and kept. @returns when it is in the outbox. */
  end: () => Promise<void>;
  /** The same while the document goes away: at once, and sent with what the browser still sends then. */
  leave: () => void;
  /** Observers off; nothing is kept. @returns when nothing more is written. */
  discard: () => Promise<void>;
  /** The server has this chunk. */
  held: (sequence: number) => void;
  /** The server will never take a chunk. */
  dropped: (code: string) => void;
}

export function startPage({ startCapture, onKept, ...transport }: PageParts): RecordedPage {
  const id = createPageId();
  const keeper = createKeeper({ ...transport, page: id, onKept });
  const chunker = createChunker(keeper.add);
  const capture = startCapture(chunker);
  let state: 'recording' | 'ended' = 'recording';

  function cutLast(): void {
    if (state === 'ended') return;
    capture.stop();
    chunker.cut(true);
    state = 'ended';
  }
  return {
    id,
    held: keeper.held,
    dropped: (code) => state === 'recording' && chunker.drop(code),
    flush() {
      capture.flush();
      chunker.cut();
    },
    async end() {
      cutLast();
      await keeper.kept();
    },
    leave() {
      cutLast();
      let left = LEAVING_MAX_BYTES;
      for (const chunk of keeper.leave()) {
        left -= chunk.body.length;
        if (left >= 0) transport.requests.sendChunkLeaving(id, chunk);
      }
    },
    async discard() {
      state = 'ended';
      capture.discard();
      chunker.stop();
      await keeper.discard();
    },
  };
}
