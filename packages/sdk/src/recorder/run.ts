import type { SavedGrant } from '../gate/grant.ts';
import { guard } from '../guard.ts';
import type { Chunker } from '../transport/chunker.ts';
import type { Heard } from '../transport/requests.ts';
import type { Transport } from '../transport/transport.ts';
import { startUploader, type Uploader } from '../transport/uploader.ts';
import type { Clock } from './clock.ts';
import { startLife } from './life.ts';
import { observe, type ObserveParts } from './observe.ts';
import { startPage, type RecordedPage } from './page.ts';
import type { EndReason } from './recorder-door.ts';

export interface RunParts extends Pick<ObserveParts, 'rules' | 'startCanvas' | 'followAssets'> {
  saved: SavedGrant;
  transport: Transport;
  clock: Clock;
  /** What ends it from within; called at most once for each reason. */
  onEnd: (why: EndReason) => void;
  /** The server said how the recording stands. */
  onHeard: (heard: Heard) => void;
  /** Called twice a second. */
  tick: () => void;
}

/** What records in this document. */
export interface Run {
  /** Observers off at once; the page ends. @returns when what there is waits in the outbox. */
  pause: () => Promise<void>;
  /** Begins the next page. */
  resume: () => void;
  /** Observers off at once. @returns when the server has all of the recording, which may be after a long offline. */
  stop: () => Promise<void>;
  /** Observers off at once, buffers and outbox emptied. */
  discard: () => Promise<void>;
}

/** Wires capture → page → outbox → upload. */
export function startRun({ saved, transport, clock, onEnd, onHeard, tick, ...byRule }: RunParts): Run {
  const { recording, until, level } = saved;
  const made = new Set<string>();
  let page: RecordedPage | undefined;
  let state: 'recording' | 'paused' | 'stopped' | 'refused' = 'paused';
  // Not at once: it may come while this function is still at work.
  const end = (why: EndReason) => queueMicrotask(guard(() => onEnd(why)));

  const uploader: Uploader = startUploader({
    ...transport,
    isOurs: (id) => made.has(id),
    onHeld(id, sequence, heard) {
      if (page?.id === id) page.held(sequence);
      if (heard) onHeard(heard);
    },
    onDropped: (code) => page?.dropped(code),
    onEnded(code) {
      state = 'refused';
      end(reasonOf(code));
    },
  });
  const startObserving = (chunker: Chunker) => observe({ ...byRule, level, clock, until, end }, chunker);
  const nextPage = () => {
    page = startPage({ ...transport, startCapture: startObserving, onKept: uploader.wake });
    made.add(page.id);
  };
  const stopLife = startLife({
    hide: () => page?.flush(),
    leave: () => page?.leave(),
    comeBack: () => state === 'recording' && nextPage(),
    tick,
  });
  async function discard(): Promise<void> {
    state = 'stopped';
    stopLife();
    uploader.stop();
    await page?.discard();
    await transport.outbox.removeRecording(recording);
  }
  return {
    discard,
    async pause() {
      state = 'paused';
      await page?.end();
    },
    resume() {
      state = 'recording';
      nextPage();
      uploader.retry();
    },
    async stop() {
      if (state === 'refused') return discard();
      state = 'stopped';
      stopLife();
      await page?.end();
      uploader.retry();
      await uploader.drained();
      uploader.stop();
    },
  };
}

function reasonOf(code: string): EndReason {
  if (code === 'recording-stopped') return 'keep';
  return code === 'window-over' || code === 'over-budget' ? code : 'refused';
}
