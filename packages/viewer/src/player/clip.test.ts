import { expect, test } from 'vitest';
import { clipAround, clipWith } from './clip.ts';

const DURATION = 100_000;
const at = (time: number) => ({ time, duration: DURATION });

test('a clip of one moment has what led to it and what came of it, as far as the page goes', () => {
  expect(clipAround(50_000, DURATION)).toEqual({ from: 40_000, to: 70_000 });
  expect(clipAround(2_000, DURATION)).toEqual({ from: 0, to: 22_000 });
  expect(clipAround(95_000, DURATION)).toEqual({ from: 85_000, to: DURATION });
});

test('its beginning and its end are where they are put', () => {
  const clip = clipWith(null, 'from', at(20_000));
  expect(clip).toEqual({ from: 20_000, to: 50_000 });
  expect(clipWith(clip, 'to', at(31_500))).toEqual({ from: 20_000, to: 31_500 });
  expect(clipWith(null, 'to', at(60_000))).toEqual({ from: 30_000, to: 60_000 });
});

test('an end before the beginning takes the beginning with it, and a beginning after the end the end', () => {
  const clip = { from: 40_000, to: 50_000 };
  expect(clipWith(clip, 'to', at(35_000))).toEqual({ from: 5_000, to: 35_000 });
  expect(clipWith(clip, 'from', at(80_000))).toEqual({ from: 80_000, to: DURATION });
});

test('a clip is at least a second long, at either end of the page', () => {
  expect(clipWith(null, 'to', at(0))).toEqual({ from: 0, to: 1_000 });
  expect(clipWith(null, 'from', at(DURATION))).toEqual({ from: 99_000, to: DURATION });
});
