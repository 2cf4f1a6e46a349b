import type { RecordingState, RecordingStateAnswer } from '@opname/protocol';
import { createBoundedMap } from '../bounded-map.ts';
import type { Database } from '../store/database.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { HeldState, Recordings, Schema } from '../store/schema.ts';

/** Recordings whose state is kept in memory, at some hundred bytes each. */
const KNOWN_MAX = 20_000;

/**
 * Milliseconds for which what is known of a recording is believed: what was changed here is known at once, what another
 * node has changed this soon. A chunk is sent every two seconds.
 */
const BELIEVED_MS = 2000;

/** Tells in what state a recording is, with the server's time; cheap enough to be asked with every chunk. */
export interface RecordingStates {
  /** As the last chunks were told. Throws when the recording is gone. */
  read(recording: string): Promise<RecordingStateAnswer>;
  /** Looks it up. Throws when it is gone, or was never. */
  lookUp(recording: string): Promise<RecordingStateAnswer>;
  /** To be called by whoever changes it. */
  forget(recording: string): void;
}

interface Known {
  state: HeldState;
  until: number;
  at: number;
}

export function createRecordingStates({ query }: Database<Schema>, now: () => number): RecordingStates {
  const known = createBoundedMap<string, Known>(KNOWN_MAX);

  async function lookUp(recording: string): Promise<RecordingStateAnswer> {
    const { state, until } = await assertReadable(query, recording, now(), 'bad-grant');
    known.set(recording, { state, until, at: performance.now() });
    return toAnswer({ state, until }, now());
  }

  return {
    async read(recording) {
      const last = known.get(recording);
      return last && performance.now() - last.at < BELIEVED_MS ? toAnswer(last, now()) : await lookUp(recording);
    },
    lookUp,
    forget: (recording) => known.delete(recording),
  };
}

export function toAnswer({ state, until }: Pick<Recordings, 'state' | 'until'>, now: number): RecordingStateAnswer {
  return { status: stateOf({ state, until }, now), now, until };
}

/** @returns the state with the window in mind: what was stopped stays stopped, the rest ends with it. */
export function stateOf({ state, until }: Pick<Recordings, 'state' | 'until'>, now: number): RecordingState {
  return state !== 'stopped' && now >= until ? 'ended' : state;
}
