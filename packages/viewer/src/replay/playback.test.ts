import type { RecordedEvent } from '@opname/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from './message.ts';
import { Playback, type PlaybackStage } from './playback.ts';

const STARTED_AT = 1_000_000;
const DURATION = 60_000;
const at = (time: number) => STARTED_AT + time;

const keyframe = (time: number): RecordedEvent[] => [
  { type: 4, timestamp: at(time), data: { width: 10, height: 10 } },
  { type: 2, timestamp: at(time), data: { node: { time } } },
];
const change = (time: number, source = 0): RecordedEvent => ({ type: 3, timestamp: at(time), data: { source } });

/** Two segments: one that was recorded so, and one that goes on with a keyframe that was made. */
const FIRST = [...keyframe(20), change(1_000), change(2_000, 2), change(29_000)];
const SECOND = [...keyframe(29_999), change(30_000), change(40_000), change(59_000, 2)];
const SEGMENTS = [
  { id: 'a', from: at(20), to: at(29_000), made: 0 },
  { id: 'b', from: at(30_000), to: at(59_000), made: 2 },
];

/** A stage that keeps the times of what was applied since a keyframe. */
let shown: number[];
let begun: number;
let clock: number;

const stage: PlaybackStage = {
  begin() {
    shown = [];
    begun += 1;
  },
  apply: (events) => void shown.push(...events.map(({ timestamp }) => timestamp - STARTED_AT)),
  settle: () => undefined,
  animate: () => undefined,
  scale: () => undefined,
  showMasks: () => undefined,
};

const index = (complete = true, segments = SEGMENTS, duration = DURATION): Command => ({
  kind: 'index',
  segments,
  complete,
  duration,
});
const a: Command = { kind: 'segment', id: 'a', events: FIRST };
const b: Command = { kind: 'segment', id: 'b', events: SECOND };

function start(time: number | null, ...commands: Command[]): Playback {
  const playback = new Playback({ stage, now: () => clock, onChange: () => undefined });
  const open = { kind: 'open', startedAt: STARTED_AT, duration: DURATION, speed: 1, skipInactive: false } as const;
  for (const command of [{ ...open, at: time }, index(), ...commands]) playback.obey(command);
  return playback;
}

/** Lets time pass, picture by picture. */
function watch(playback: Playback, ms: number): void {
  for (let passed = 0; passed < ms; passed += 50) {
    clock += 50;
    playback.tick();
  }
}

beforeEach(() => {
  shown = [];
  begun = 0;
  clock = 0;
});

describe('a play head', () => {
  it('loads until its segment has come, then is ready at the beginning, with the first picture', () => {
    const playback = start(null);
    expect(playback.status.state).toBe('loading');
    playback.obey(a);
    expect(playback.status).toEqual({ state: 'ready', time: 0, skipping: false });
    expect(shown).toEqual([20, 20]);
  });

  it('stands exactly where it was asked to, with what happened at that moment', () => {
    const playback = start(1_000, a);
    expect(playback.status).toMatchObject({ state: 'paused', time: 1_000 });
    expect(shown).toEqual([20, 20, 1_000]);
  });

  it('needs only the segment of the moment that it was asked for', () => {
    const playback = start(40_000, b);
    expect(playback.status).toMatchObject({ state: 'paused', time: 40_000 });
    expect(shown).toEqual([29_999, 29_999, 30_000, 40_000]);
  });

  it('waits for the segment of the moment that it was asked for', () => {
    const playback = start(40_000, a);
    expect(playback.status).toMatchObject({ state: 'loading', time: 40_000 });
    playback.obey(b);
    expect(playback.status).toMatchObject({ state: 'paused', time: 40_000 });
  });

  it('plays from segment to segment without beginning anew', () => {
    const playback = start(28_000, a, b);
    begun = 0;
    playback.obey({ kind: 'play' });
    watch(playback, 3_000);
    expect(shown).toEqual([20, 20, 1_000, 2_000, 29_000, 30_000]);
    expect(begun).toBe(0);
  });

  it('waits at the end of what is at hand and plays on by itself', () => {
    const playback = start(29_000, a);
    playback.obey({ kind: 'play' });
    watch(playback, 2_000);
    expect(playback.status.state).toBe('loading');
    playback.obey(b);
    expect(playback.status.state).toBe('playing');
  });

  it('begins with a keyframe when it goes back, and applies only what is missing when it goes on', () => {
    const playback = start(2_000, a);
    playback.obey({ kind: 'seek', time: 29_000 });
    expect([begun, shown]).toEqual([1, [20, 20, 1_000, 2_000, 29_000]]);
    playback.obey({ kind: 'seek', time: 1_500 });
    expect([begun, shown]).toEqual([2, [20, 20, 1_000]]);
  });

  it('steps from change to change, over the border of segments too', () => {
    const playback = start(2_000, a, b);
    const times = ([1, 1, 1, -1, -1] as const).map((by) => {
      playback.obey({ kind: 'step', by });
      return playback.status.time;
    });
    expect(times).toEqual([29_000, 30_000, 40_000, 30_000, 29_000]);
  });

  it('passes over time in which nobody did anything, and says so', () => {
    const playback = start(3_000, a, b, { kind: 'skip', on: true }, { kind: 'play' });
    watch(playback, 300);
    expect(playback.status).toMatchObject({ state: 'playing', skipping: true });
    watch(playback, 1_500);
    // All that is at hand was skipped to the last thing done, but for the second before it.
    expect(playback.status.time).toBeGreaterThan(57_000);
    expect(playback.status.skipping).toBe(false);
  });

  it('plays half as fast and sixteen times as fast', () => {
    const playback = start(0, a, b, { kind: 'play' }, { kind: 'speed', speed: 0.5 });
    watch(playback, 2_000);
    expect(playback.status.time).toBe(1_000);
    playback.obey({ kind: 'speed', speed: 16 });
    watch(playback, 1_000);
    expect(playback.status.time).toBe(17_000);
  });

  it('finishes at the end of the page, and begins again from there', () => {
    const playback = start(59_500, a, b, { kind: 'play' });
    watch(playback, 1_000);
    expect(playback.status).toMatchObject({ state: 'finished', time: DURATION });
    playback.obey({ kind: 'play' });
    expect(playback.status).toMatchObject({ state: 'playing', time: 0 });
  });

  it('waits where a page that is still recorded ends, and goes on when it has grown', () => {
    const playback = start(28_500, index(false, SEGMENTS.slice(0, 1), 29_000), a, { kind: 'play' });
    watch(playback, 1_000);
    expect(playback.status.state).toBe('loading');
    const longer = [{ id: 'a', from: at(20), to: at(31_000), made: 0 }];
    playback.obey(index(false, longer, 31_000));
    playback.obey({ kind: 'segment', id: 'a', events: [...FIRST, change(31_000)] });
    expect(playback.status.state).toBe('playing');
    watch(playback, 3_000);
    expect(shown.at(-1)).toBe(31_000);
    expect(begun).toBe(1);
  });

  it('shows what there was before where a segment cannot be had, and goes on after it', () => {
    const segments = [...SEGMENTS, { id: 'c', from: at(59_500), to: at(59_900), made: 2 }];
    const playback = start(null, index(true, segments), a, { kind: 'missing', id: 'b' });
    playback.obey({ kind: 'seek', time: 45_000 });
    expect(playback.status).toMatchObject({ state: 'paused', time: 45_000 });
    expect(shown.at(-1)).toBe(29_000);
    playback.obey({ kind: 'segment', id: 'c', events: [...keyframe(59_499), change(59_500)] });
    playback.obey({ kind: 'seek', time: 59_800 });
    expect(shown).toEqual([59_499, 59_499, 59_500]);
  });

  it('goes no further than the page', () => {
    const playback = start(null, a, b, { kind: 'seek', time: DURATION * 9 });
    expect(playback.status.time).toBe(DURATION);
  });

  it('stays failed whatever is asked afterwards', () => {
    const playback = start(null, a);
    playback.fail();
    playback.obey({ kind: 'play' });
    expect(playback.status.state).toBe('failed');
  });
});

/** A frame's document, always the same one. */
const attach = (time: number): RecordedEvent => ({
  type: 3,
  timestamp: at(time),
  data: { source: 0, isAttachIframe: true, adds: [{ parentId: 3, node: { type: 0, id: 9 } }] },
});

describe('a frame', () => {
  it('whose document comes again, filled, lets go of the empty one first', () => {
    start(1_500, { kind: 'segment', id: 'a', events: [...keyframe(20), attach(1_000), attach(1_200)] });
    expect(shown).toEqual([20, 20, 1_000, 1_200, 1_200]);
  });
});

describe('the pointer', () => {
  it('is where it was at each moment, though half a second of its way is told at once', () => {
    const positions = [-400, -200, 0].map((timeOffset) => ({ x: 1, y: 1, id: 1, timeOffset }));
    const move: RecordedEvent = { type: 3, timestamp: at(1_500), data: { source: 1, positions } };
    start(1_350, { kind: 'segment', id: 'a', events: [...keyframe(20), change(1_200), move] });
    expect(shown).toEqual([20, 20, 1_100, 1_200, 1_300]);
  });
});
