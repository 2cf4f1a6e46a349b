import { LATE_UPLOAD_MS } from '@opname/protocol';
import type { SavedGrant } from '../gate/memory.ts';
import { guard, tell } from '../guard.ts';
import { startIndicator } from '../indicator/indicator.ts';
import type { Chunker } from '../transport/chunker.ts';
import { createKeyValues } from '../transport/key-values.ts';
import { createOutbox } from '../transport/outbox.ts';
import { createPageLocks } from '../transport/page-locks.ts';
import { createRequests } from '../transport/requests.ts';
import { startUploader, type Uploader } from '../transport/uploader.ts';
import { startCapture } from './capture.ts';
import { createClock, type Clock } from './clock.ts';
import { eraseUntilConfirmed } from './erase.ts';
import { startLife } from './life.ts';
import { startPage, type RecordedPage } from './page.ts';
import type { EndReason, Recorder, RecorderOptions } from './recorder-door.ts';

/** The script that is loaded after a yes, and its one wiring: capture → page → outbox → upload, and the indicator. */

export function startRecorder(options: RecorderOptions): Recorder {
  const { server, saved } = options;
  const { recording, until } = saved;
  const clock = createClock(saved.offset);
  const transport = createTransport(server, saved);
  const made = new Set<string>();
  let page: RecordedPage | undefined;
  let state: 'recording' | 'stopped' | 'refused' = 'recording';
  const end = guard(options.onEnd);

  const uploader: Uploader = startUploader({
    ...transport,
    isOurs: (id) => made.has(id),
    onHeld: (id, sequence) => page?.id === id && page.held(sequence),
    onDropped: (code) => page?.dropped(code),
    onEnded(code) {
      state = 'refused';
      end(reasonOf(code));
    },
  });
  const startObserving = (chunker: Chunker) => observe({ chunker, clock, until, end });
  const nextPage = () => {
    page = startPage({ ...transport, startCapture: startObserving, onKept: uploader.wake });
    made.add(page.id);
  };
  nextPage();
  const stopIndicator = startIndicator(options);
  const stopLife = startLife({
    leave: () => page?.leave(),
    comeBack: () => state === 'recording' && nextPage(),
    remaining: () => until - clock.now(),
    onWindowOver: () => end('window-over'),
  });
  const discard = async () => {
    stopLife();
    uploader.stop();
    await page?.discard();
    await transport.outbox.removeRecording(recording);
  };
  return {
    async stop() {
      stopIndicator();
      if (state === 'refused') return discard();
      state = 'stopped';
      await page?.end();
      await uploader.drained();
      stopLife();
      uploader.stop();
    },
    async erase() {
      state = 'stopped';
      stopIndicator();
      await discard();
      await eraseUntilConfirmed(transport.requests, recording);
    },
  };
}

interface ObserveParts {
  chunker: Chunker;
  clock: Clock;
  until: number;
  end: (why: EndReason) => void;
}

/** Captures into the chunker, through the sanitiser. @returns what stops it. */
function observe({ chunker, clock, until, end }: ObserveParts): () => void {
  return startCapture({
    options: { maskAllInputs: true },
    sanitise: (event) => event as never,
    clock,
    until,
    onEvent: chunker.add,
    onDropped: () => chunker.drop('sanitised'),
    onWindowOver: () => end('window-over'),
    onBroken(error) {
      tell(`recording has stopped, because masking failed (${String(error)}).`);
      end('failed');
    },
  });
}

const nothing = () => {};

/** Ends what an earlier page of this browser left behind. */
export async function settle(server: string, saved: SavedGrant): Promise<void> {
  const { recording, until, offset, ended } = saved;
  const transport = createTransport(server, saved);
  const isLate = Date.now() + offset >= until + LATE_UPLOAD_MS;
  if (ended === 'erase' || isLate) await transport.outbox.removeRecording(recording);
  if (ended === 'erase') return eraseUntilConfirmed(transport.requests, recording);
  if (isLate) return;
  const events = { isOurs: () => false, onHeld: nothing, onDropped: nothing, onEnded: nothing };
  const uploader = startUploader({ ...transport, ...events });
  await uploader.drained();
  uploader.stop();
}

function createTransport(server: string, { grant, recording }: SavedGrant) {
  return {
    recording,
    outbox: createOutbox(createKeyValues()),
    requests: createRequests(server, grant),
    locks: createPageLocks(),
  };
}

function reasonOf(code: string): EndReason {
  return code === 'window-over' || code === 'over-budget' ? code : 'refused';
}
