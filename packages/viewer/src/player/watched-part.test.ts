import { expect, it } from 'vitest';
import { createWatchedParts, type WatchedPart } from './watched-part.ts';

function watch() {
  const told: WatchedPart[] = [];
  const parts = createWatchedParts((part) => told.push(part));
  const play = (...times: number[]) => times.forEach((at) => parts.note({ playing: true, skipping: false, at }));
  const pause = (at: number) => parts.note({ playing: false, skipping: false, at });
  const skip = (at: number) => parts.note({ playing: true, skipping: true, at });
  return { told, parts, play, pause, skip };
}

it('G6 tells the part that was played when it is paused', () => {
  const { told, play, pause } = watch();
  play(10_000, 10_100, 12_000);
  pause(12_050);
  expect(told).toEqual([{ from: 10_000, to: 12_050 }]);
});

it('G6 tells two parts where the play head was moved, and nothing between them', () => {
  const { told, play, pause } = watch();
  play(1_000, 2_000, 50_000, 51_000, 3_000, 4_000);
  pause(4_000);
  expect(told).toEqual([
    { from: 1_000, to: 2_000 },
    { from: 50_000, to: 51_000 },
    { from: 3_000, to: 4_000 },
  ]);
});

it('G6 does not count what was skipped as watched', () => {
  const { told, play, pause, skip } = watch();
  play(1_000, 2_000);
  skip(2_100);
  skip(6_000);
  play(40_000, 41_000);
  pause(41_000);
  expect(told).toEqual([
    { from: 1_000, to: 2_000 },
    { from: 40_000, to: 41_000 },
  ]);
});

it('G6 tells a long part as it goes, without a gap and without telling anything twice', () => {
  const { told, parts, play } = watch();
  play(...Array.from({ length: 70 }, (_, second) => second * 1_000));
  parts.tell();
  parts.tell();
  expect(told).toEqual([
    { from: 0, to: 30_000 },
    { from: 30_000, to: 60_000 },
    { from: 60_000, to: 69_000 },
  ]);
});

it('tells nothing of a picture that stood still', () => {
  const { told, play, pause } = watch();
  play(5_000);
  pause(5_000);
  pause(9_000);
  expect(told).toEqual([]);
});
