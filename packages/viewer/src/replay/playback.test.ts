import type { RecordedEvent } from '@opname/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from './message.ts';
import { Playback } from './playback.ts';
import type { Stage, StageOptions } from './stage.ts';

const STARTED_AT = 1_000_000;
const DURATION = 10_000;

const meta: RecordedEvent = { type: 4, timestamp: STARTED_AT + 20, data: { width: 10, height: 10 } };
const picture: RecordedEvent = { type: 2, timestamp: STARTED_AT + 30, data: { node: {} } };
const change = (time: number): RecordedEvent => ({ type: 3, timestamp: STARTED_AT + time, data: {} });

/** A stage that stands where it is told to: rrweb's time, counted from the first event. */
let shown: { time: number; play: boolean } | null;
let clock: number;
let made: Omit<StageOptions, 'root'> | null;
let added: RecordedEvent[];

const createStage = (options: Omit<StageOptions, 'root'>): Stage => {
  made = options;
  return {
    add: async (events) => void added.push(...events),
    show: (time, play) => {
      shown = { time, play };
      clock = time;
    },
    hold: () => {},
    time: () => clock,
    speed: () => {},
    skipInactive: () => {},
    fit: () => {},
  };
};

const open = (at: number | null): Command => ({
  kind: 'open',
  startedAt: STARTED_AT,
  duration: DURATION,
  speed: 1,
  skipInactive: false,
  at,
});
const events = (list: RecordedEvent[], until: number, complete = false): Command => ({
  kind: 'events',
  events: list,
  until,
  complete,
  duration: DURATION,
});

async function start(at: number | null): Promise<Playback> {
  const playback = new Playback({ createStage, onChange: () => {} });
  await playback.obey(open(at));
  return playback;
}

describe('a play head', () => {
  beforeEach(() => {
    shown = null;
    made = null;
    added = [];
    clock = 0;
  });

  it('loads until the first part has come, then is ready at the beginning', async () => {
    const playback = await start(null);
    expect(playback.status.state).toBe('loading');
    await playback.obey(events([meta, picture], 2_000));
    expect(playback.status).toEqual({ state: 'ready', time: 0, skipping: false });
  });

  it('shows the first picture even at a time before it', async () => {
    const playback = await start(0);
    await playback.obey(events([meta, picture], 2_000));
    expect(shown).toEqual({ time: 10 + 1, play: false });
  });

  it('stands exactly where it was asked to, with what happened at that moment', async () => {
    const playback = await start(1_500);
    await playback.obey(events([meta, picture, change(1_500)], 2_000));
    expect(playback.status).toMatchObject({ state: 'paused', time: 1_500 });
    expect(shown).toEqual({ time: 1_500 - 20 + 1, play: false });
  });

  it('waits for the part that holds the moment it was asked for', async () => {
    const playback = await start(5_000);
    await playback.obey(events([meta, picture], 2_000));
    expect(playback.status).toMatchObject({ state: 'loading', time: 5_000 });
    expect(shown).toBeNull();
    await playback.obey(events([change(4_900)], 6_000));
    expect(playback.status).toMatchObject({ state: 'paused', time: 5_000 });
    expect(added).toHaveLength(1);
  });

  it('waits at the end of what is loaded and plays on by itself', async () => {
    const playback = await start(null);
    await playback.obey(events([meta, picture], 2_000));
    await playback.obey({ kind: 'play' });
    made?.onEnd();
    expect(playback.status.state).toBe('loading');
    await playback.obey(events([change(3_000)], 4_000));
    expect(playback.status.state).toBe('playing');
    expect(shown?.play).toBe(true);
  });

  it('finishes at the end of the page, and begins again from there', async () => {
    const playback = await start(null);
    await playback.obey(events([meta, picture], DURATION, true));
    await playback.obey({ kind: 'play' });
    made?.onEnd();
    expect(playback.status).toMatchObject({ state: 'finished', time: DURATION });
    await playback.obey({ kind: 'play' });
    expect(playback.status.state).toBe('playing');
    expect(shown?.time).toBe(11);
  });

  it('does not finish when a seek lands on the last event', async () => {
    const playback = await start(DURATION);
    await playback.obey(events([meta, picture], DURATION, true));
    made?.onEnd();
    expect(playback.status.state).toBe('paused');
  });

  it('keeps playing over a seek, and keeps standing over one', async () => {
    const playback = await start(null);
    await playback.obey(events([meta, picture], DURATION, true));
    await playback.obey({ kind: 'seek', time: 3_000 });
    expect(playback.status).toMatchObject({ state: 'paused', time: 3_000 });
    await playback.obey({ kind: 'play' });
    await playback.obey({ kind: 'seek', time: 4_000 });
    expect(playback.status).toMatchObject({ state: 'playing', time: 4_000 });
  });

  it('goes no further than the page', async () => {
    const playback = await start(null);
    await playback.obey(events([meta, picture], DURATION, true));
    await playback.obey({ kind: 'seek', time: DURATION * 9 });
    expect(playback.status.time).toBe(DURATION);
  });

  it('fails when all has come and there is no picture', async () => {
    const playback = await start(null);
    await playback.obey(events([change(1), change(2)], DURATION, true));
    expect(playback.status.state).toBe('failed');
  });

  it('stays failed whatever is asked afterwards', async () => {
    const playback = await start(null);
    await playback.obey(events([meta, picture], DURATION, true));
    playback.fail();
    await playback.obey({ kind: 'play' });
    expect(playback.status.state).toBe('failed');
  });
});
