import type { SavedGrant } from '../gate/memory.ts';
import { guard } from '../guard.ts';
import type { Chunker } from '../transport/chunker.ts';
import { createTransport } from '../transport/transport.ts';
import { startUploader, type Uploader } from '../transport/uploader.ts';
import { createClock } from './clock.ts';
import { startLife } from './life.ts';
import { observe, type ObserveParts } from './observe.ts';
import { startPage, type RecordedPage } from './page.ts';
import type { EndReason } from './recorder-door.ts';

export interface RunParts extends Pick<ObserveParts, 'rules' | 'startCanvas'> {
  server: string;
  saved: SavedGrant;
  /** What ends it from within; called at most once for each reason. */
  onEnd: (why: EndReason) => void;
}

/** What records in this document. */
export interface Run {
  /** Observers off at once. @returns when the server has all of the recording, which may be after a long offline. */
  stop: () => Promise<void>;
  /** Observers off at once, buffers and outbox emptied. */
  discard: () => Promise<void>;
}

/** Wires capture → page → outbox → upload. */
export function startRun({ server, saved, onEnd, ...byRule }: RunParts): Run {
  const { recording, until } = saved;
  const clock = createClock(saved.offset);
  const transport = createTransport(server, saved);
  const made = new Set<string>();
  let page: RecordedPage | undefined;
  let state: 'recording' | 'stopped' | 'refused' = 'recording';
  // Not at once: it may come while this function is still at work.
  const end = (why: EndReason) => queueMicrotask(guard(() => onEnd(why)));

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
  const startObserving = (chunker: Chunker) => observe({ ...byRule, level: saved.level, clock, until, end }, chunker);
  const nextPage = () => {
    page = startPage({ ...transport, startCapture: startObserving, onKept: uploader.wake });
    made.add(page.id);
  };
  nextPage();
  const stopLife = startLife({
    hide: () => page?.flush(),
    leave: () => page?.leave(),
    comeBack: () => state === 'recording' && nextPage(),
    remaining: () => until - clock.now(),
    onWindowOver: () => end('window-over'),
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
    async stop() {
      if (state === 'refused') return discard();
      state = 'stopped';
      await page?.end();
      await uploader.drained();
      stopLife();
      uploader.stop();
    },
  };
}

function reasonOf(code: string): EndReason {
  return code === 'window-over' || code === 'over-budget' ? code : 'refused';
}
