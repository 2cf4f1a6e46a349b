import type { Indication } from '@opname/protocol';
import type { IndicatorActs, IndicatorOptions } from './controls-door.ts';
import { startIndicator } from './indicator.ts';
import { tell } from '../guard.ts';
import type { Settings } from '../options.ts';
import type { EndReason, Recording, RecorderModule } from '../recorder/recorder-door.ts';
import { readOwnGrant, writeGrant, type SavedGrant } from '../gate/grant.ts';
import type { StateHolder } from './state.ts';

/** The gate's hold on what is being recorded. */
export interface Hold {
  record: (saved: SavedGrant) => void;
  pause: (how: Indication) => Promise<void>;
  resume: (how: Indication) => Promise<void>;
  /** Ends what is being recorded, or erases what was. @returns when the server has all of it, or has erased it. */
  end: (what: 'keep' | 'erase', how: Indication) => Promise<void>;
  /** Erases what no tab records any more. */
  eraseLeft: (saved: SavedGrant, how: Indication) => Promise<void>;
  /** Brings to its end what an ended recording left here. @returns the grant where only this clock was wrong. */
  settle: (saved: SavedGrant, mayHold: boolean) => Promise<SavedGrant | undefined>;
}

export interface HoldParts {
  settings: Settings;
  loadRecorder: () => Promise<RecorderModule>;
  state: StateHolder;
  /** What the indicator looks like, and what it opens. */
  indicator: Pick<IndicatorOptions, 'look' | 'openPanel'>;
}

export function createHold({ settings, loadRecorder, state, indicator }: HoldParts): Hold {
  const { site, server, subject } = settings;

  function record(saved: SavedGrant): void {
    if ('recording' in state.current()) return;
    const onEnd = (why: EndReason) => state.enter({ status: 'stopped', why });
    const onChange = (now: SavedGrant) =>
      state.enter({ status: now.paused ? 'paused' : 'recording', saved: now, recording });
    const recording: Promise<Recording | undefined> = useLoaded(async () => {
      const { startRecording } = await loadRecorder();
      const showIndicator = (acts: IndicatorActs) => startIndicator({ ...acts, ...indicator });
      return await startRecording({ server, site, saved, showIndicator, onChange, onEnd });
    });
    onChange(saved);
    void recording.then((begun) => begun ?? onEnd('failed'));
  }
  const current = async () => {
    const now = state.current();
    return 'recording' in now ? now.recording : undefined;
  };
  let settling = false;
  async function settle(saved: SavedGrant, mayHold: boolean): Promise<SavedGrant | undefined> {
    if (settling) return undefined;
    settling = true;
    const open = await useLoaded(async () => (await loadRecorder()).settle({ server, site, subject, saved, mayHold }));
    settling = false;
    if (open) writeGrant(site, open);
    return open;
  }
  async function eraseLeft(saved: SavedGrant, how: Indication): Promise<void> {
    const left: SavedGrant = { ...saved, ended: 'erase', untold: how };
    writeGrant(site, left);
    await settle(left, false);
  }
  return {
    record,
    settle,
    eraseLeft,
    pause: async (how) => (await current())?.pause(how),
    resume: async (how) => (await current())?.resume(how),
    async end(what, how) {
      const recording = await current();
      if (recording) return recording.end(what, how);
      const left = readOwnGrant(site, subject);
      if (left && what === 'erase') await eraseLeft(left, how);
    },
  };
}

/** @returns undefined when the recorder does not load or does not start; the site's developer is told. */
async function useLoaded<Result>(use: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await use();
  } catch (error) {
    tell(`nothing is recorded: ${String(error)}`);
    return undefined;
  }
}
