import { LATE_UPLOAD_MS, WINDOW_MS } from '@opname/protocol';
import type { Outbox, PageRest } from './outbox.ts';
import type { PageLocks } from './page-locks.ts';
import type { Heard, Outcome, Requests } from './requests.ts';

export interface SendParts {
  recording: string;
  outbox: Outbox;
  requests: Requests;
  locks: PageLocks;
  /** Whether this very document made the page. */
  isOurs: (page: string) => boolean;
  /** The server has this chunk, and said how the recording stands. */
  onHeld: (page: string, sequence: number, heard: Heard | undefined) => void;
  /** The server will never take this chunk. */
  onDropped: (code: string) => void;
}

/** A chunk that is dropped does not hold up the others. */
export type PassOutcome = Exclude<Outcome, { kind: 'dropped' }>;
const DONE: PassOutcome = { kind: 'done', heard: undefined };

/** Milliseconds after which what the outbox holds of another recording can be sent by nobody. */
const ABANDONED_MS = WINDOW_MS + LATE_UPLOAD_MS;

/**
 * Sends what the outbox holds of a recording once: page by page, each in order and one at a time. A chunk is removed only
 * when the server has confirmed it. Chunks of pages that are gone go the same way; whichever page lives sends them, and
 * tells the server that the page has ended.
 */
export async function sendWaiting(parts: SendParts): Promise<PassOutcome> {
  const { recording, outbox, isOurs } = parts;
  let rests = await outbox.list();
  let gone = await goneOf(parts, rests);
  if (gone.length > 0) {
    // What they wrote while they closed belongs to them, and is not in the list yet.
    await outbox.takeOver();
    rests = await outbox.list();
    gone = await goneOf(parts, rests);
  }
  const mine = rests.filter((rest) => rest.recording === recording && isOurs(rest.page));
  const ours = mine.map((rest) => ({ rest, surely: rest.ended }));
  for (const { rest, surely } of [...gone, ...ours]) {
    const outcome = await sendPage(parts, rest, surely);
    if (outcome.kind !== 'done') return outcome;
  }
  await removeAbandoned(outbox, rests, recording);
  return DONE;
}

async function goneOf({ recording, locks, isOurs }: SendParts, rests: PageRest[]) {
  const others = rests.filter((rest) => rest.recording === recording && !isOurs(rest.page));
  return others.length > 0 ? await locks.gone(others) : [];
}

async function sendPage(parts: SendParts, rest: PageRest, hasEnded: boolean): Promise<PassOutcome> {
  const { recording, outbox, requests, onHeld, onDropped } = parts;
  const { page, chunks, waiting } = rest;
  let closed = false;
  for (const sequence of waiting) {
    const chunk = await outbox.read(recording, page, sequence);
    if (!chunk) continue;
    const outcome = await requests.sendChunk(page, chunk);
    if (outcome.kind === 'again' || outcome.kind === 'ended') return outcome;
    if (outcome.kind === 'dropped') onDropped(outcome.code);
    await outbox.removeChunk(recording, page, sequence);
    onHeld(page, sequence, outcome.kind === 'done' ? outcome.heard : undefined);
    closed = chunk.last && outcome.kind === 'done';
  }
  if (!hasEnded) return DONE;
  const outcome = closed ? DONE : await requests.closePage(page, chunks);
  if (outcome.kind === 'again' || outcome.kind === 'ended') return outcome;
  await outbox.removePage(recording, page);
  return DONE;
}

async function removeAbandoned(outbox: Outbox, rests: PageRest[], recording: string): Promise<void> {
  const old = rests.filter((rest) => rest.recording !== recording && Date.now() - rest.touched > ABANDONED_MS);
  for (const rest of old) await outbox.removePage(rest.recording, rest.page);
}
