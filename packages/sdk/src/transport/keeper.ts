import { KEEPALIVE_MAX_BYTES } from '@opname/protocol';
import { guard } from '../guard.ts';
import type { Outbox, SealedChunk } from './outbox.ts';
import type { PageLocks } from './page-locks.ts';
import { seal, sealNow, type CutChunk } from './seal.ts';

/**
 * Brings a page's chunks to safety. Each is in one of two maps until the server holds it: `unsealed` (cut, being
 * compressed) → `unheld`, and the outbox (compressed, not yet confirmed). So a page that closes has both at hand.
 */
export interface Keeper {
  add: (chunk: CutChunk) => void;
  /** The server has this chunk. */
  held: (sequence: number) => void;
  /** @returns when all that was added is in the outbox. */
  kept: () => Promise<void>;
  /** Seals and keeps at once what is left, while the document goes away. @returns what is not held, the newest first. */
  leave: () => SealedChunk[];
  /** Throws away what is left. @returns when nothing more is written. */
  discard: () => Promise<void>;
}

export interface KeeperParts {
  recording: string;
  page: string;
  outbox: Outbox;
  locks: PageLocks;
  /** A chunk is in the outbox. */
  onKept: () => void;
}

/** Bytes for the requests of a closing page: what the browser allows, less their headers and the page's own requests. */
export const LEAVING_MAX_BYTES = KEEPALIVE_MAX_BYTES - 8 * 1024;

export function createKeeper({ recording, page, outbox, locks, onKept }: KeeperParts): Keeper {
  const unsealed = new Map<number, CutChunk>();
  const unheld = new Map<number, SealedChunk>();
  let release: (() => void) | undefined;
  // One after the other, so that chunks reach the outbox in their order, and none before this page holds its lock.
  let work: Promise<void> = locks.hold(page).then((free) => void (release = free));
  const later = (step: () => Promise<void>) => {
    work = work.then(guard(step));
  };

  async function keep(chunk: CutChunk): Promise<void> {
    if (!unsealed.has(chunk.sequence)) return;
    const body = await seal(chunk);
    // Meanwhile the page may have been left, and this chunk sealed there and then, or discarded.
    if (unsealed.delete(chunk.sequence)) await write(chunk, body);
  }
  async function write({ sequence, last }: CutChunk, body: SealedChunk['body']): Promise<void> {
    const chunk = { sequence, last, body };
    unheld.set(sequence, chunk);
    forgetBeyond(unheld, LEAVING_MAX_BYTES);
    await outbox.writePage(recording, page, { chunks: sequence + 1, ended: last }, chunk);
    onKept();
  }
  return {
    held: (sequence) => unheld.delete(sequence),
    kept: () => work,
    add(chunk) {
      unsealed.set(chunk.sequence, chunk);
      later(() => keep(chunk));
    },
    leave() {
      for (const chunk of unsealed.values()) {
        const { sequence, last } = chunk;
        unheld.set(sequence, { sequence, last, body: sealNow(chunk) });
      }
      unsealed.clear();
      // Those, too, that are on their way to the outbox: nobody knows whether they will come there.
      if (unheld.size > 0) void outbox.writeLeaving(recording, page, [...unheld.values()]).then(onKept);
      forgetBeyond(unheld, LEAVING_MAX_BYTES);
      void work.then(() => release?.());
      return [...unheld.values()].toSorted((a, b) => b.sequence - a.sequence);
    },
    async discard() {
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
