import { expect, test } from 'vitest';
import { createTokenBuckets } from './token-buckets.ts';

test('a burst is taken at once, and after it only as fast as the pace', () => {
  const clock = { now: 0 };
  const take = createTokenBuckets({ burst: 3, perSecond: 2 }, () => clock.now);
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, true, true, false]);
  clock.now = 500;
  expect([take('a'), take('a')]).toEqual([true, false]);
});

test('one who asks too often takes nothing from others, and a long rest brings back no more than a burst', () => {
  const clock = { now: 0 };
  const take = createTokenBuckets({ burst: 2, perSecond: 1 }, () => clock.now);
  expect([take('a'), take('a'), take('a'), take('b')]).toEqual([true, true, false, true]);
  clock.now = 3_600_000;
  expect([take('a'), take('a'), take('a')]).toEqual([true, true, false]);
});
