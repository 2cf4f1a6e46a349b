import type { NoticeLanguage } from '@opname/protocol';
import { tell } from '../guard.ts';
import type { EndReason, Recorder, RecorderModule } from '../recorder/recorder-door.ts';
import type { Memory, SavedGrant } from './memory.ts';
import type { StateHolder } from './state.ts';

export interface RecordingsParts {
  server: string;
  subject: string;
  language: NoticeLanguage;
  memory: Memory;
  state: StateHolder;
  loadRecorder: () => Promise<RecorderModule>;
}

/** Begins and ends what a grant allows, here and in the memory that the other tabs follow. */
export interface Recordings {
  begin: (saved: SavedGrant) => void;
  /** Ends the running recording in all tabs. @returns when the server has all of it, or has confirmed the erasure. */
  end: (how: 'keep' | 'erase', why?: EndReason) => Promise<void>;
  /** Does what another tab has done: `saved` is what is remembered now. */
  follow: (saved: SavedGrant | undefined) => void;
  /** Clears up after an earlier page whose recording has ended. */
  settle: (saved: SavedGrant) => Promise<void>;
}

export function createRecordings(parts: RecordingsParts): Recordings {
  const { server, subject, language, memory, state } = parts;
  const load = () => parts.loadRecorder().catch(tellNotLoaded);

  function begin(saved: SavedGrant): void {
    const options = {
      server,
      saved,
      language,
      onStop: () => void end('keep'),
      onErase: () => void end('erase'),
      onEnd: (why: EndReason) => void end('keep', why),
    };
    const recorder = load().then((module) => {
      const current = state.current();
      if (current.status !== 'recording' || current.saved !== saved) return undefined;
      if (!module) state.enter({ status: 'stopped', why: 'failed' });
      return module?.startRecorder(options);
    });
    state.enter({ status: 'recording', saved, recorder });
  }

  async function end(how: 'keep' | 'erase', why?: EndReason): Promise<void> {
    const current = state.current();
    if (current.status !== 'recording') return;
    const saved: SavedGrant = { ...current.saved, ended: how };
    memory.writeGrant(saved);
    state.enter({ status: 'stopped', why: why ?? how });
    await finish(saved, await current.recorder);
  }

  async function finish(saved: SavedGrant, recorder: Recorder | undefined): Promise<void> {
    if (!recorder) return settle(saved);
    await (saved.ended === 'erase' ? recorder.erase() : recorder.stop());
    forget(saved);
  }

  async function settle(saved: SavedGrant): Promise<void> {
    const module = await load();
    await module?.settle(server, saved);
    if (module) forget(saved);
  }

  function forget(saved: SavedGrant): void {
    // Someone else who signs in to this browser is still to be asked.
    if (saved.subject === subject) memory.writeStopped(saved.until - saved.offset);
    memory.forgetGrant(saved.recording);
  }

  return {
    begin,
    end,
    follow(remembered) {
      const current = state.current();
      if (current.status !== 'recording') return;
      const { saved, recorder } = current;
      // A grant that is gone or another's (storage cleared, someone else signed in) ends this one, kept as it is.
      const ended = remembered?.recording === saved.recording ? remembered.ended : 'keep';
      if (!ended) return;
      state.enter({ status: 'stopped', why: ended });
      void recorder.then((running) => (ended === 'erase' ? running?.erase() : running?.stop()));
    },
    settle,
  };
}

function tellNotLoaded(error: unknown): void {
  tell(
    `the recorder did not load (${String(error)}), so nothing is recorded; serve opname-recorder.js beside opname.js.`,
  );
}
