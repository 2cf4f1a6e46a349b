import { guard } from '../guard.ts';
import { createBackOff } from './back-off.ts';
import { sendWaiting, type SendParts } from './send-waiting.ts';

export interface UploaderParts extends SendParts {
  /** The server takes nothing of this recording any more; the outbox no longer holds anything of it. */
  onEnded: (code: string) => void;
}

export interface Uploader {
  /** Says that there may be something to send. */
  wake: () => void;
  /** Says that what has failed may work now. */
  retry: () => void;
  /** @returns when nothing of the recording waits here any more, or the server takes no more of it. */
  drained: () => Promise<void>;
  stop: () => void;
}

type State =
  | { is: 'idle' }
  | { is: 'sending' }
  | { is: 'waiting'; timer: ReturnType<typeof setTimeout> }
  | { is: 'stopped' };

/** Keeps sending what the outbox holds, and after a failure again, later and later. */
export function startUploader(parts: UploaderParts): Uploader {
  const backOff = createBackOff();
  let state: State = { is: 'idle' };
  let wokenMeanwhile = false;
  const onDrained: (() => void)[] = [];

  async function send(): Promise<void> {
    state = { is: 'sending' };
    wokenMeanwhile = false;
    const outcome = await sendWaiting(parts);
    if (isStopped()) return;
    state = { is: 'idle' };
    switch (outcome.kind) {
      case 'done':
        backOff.reset();
        return wokenMeanwhile ? wake() : settleDrained();
      case 'again':
        state = { is: 'waiting', timer: setTimeout(retry, backOff.next(outcome.afterMs)) };
        break;
      case 'ended':
        stop();
        await parts.outbox.removeRecording(parts.recording);
        parts.onEnded(outcome.code);
        break;
      default:
        outcome satisfies never;
    }
  }
  const isStopped = () => state.is === 'stopped';
  const settleDrained = () => onDrained.splice(0).forEach((resolve) => resolve());
  function wake(): void {
    wokenMeanwhile = true;
    if (state.is === 'idle') void sendSafely();
  }
  function retry(): void {
    if (state.is !== 'waiting') return;
    clearTimeout(state.timer);
    void sendSafely();
  }
  function stop(): void {
    if (state.is === 'waiting') clearTimeout(state.timer);
    state = { is: 'stopped' };
    removeEventListener('online', retry);
    parts.requests.abort();
    settleDrained();
  }

  const sendSafely = guard(send, stop);
  addEventListener('online', retry);
  wake();
  return {
    wake,
    retry,
    stop,
    async drained() {
      if (isStopped()) return;
      const drained = new Promise<void>((resolve) => onDrained.push(resolve));
      wake();
      await drained;
    },
  };
}
