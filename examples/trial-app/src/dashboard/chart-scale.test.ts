import { expect, test } from 'vitest';
import { createScale } from './chart-scale.ts';

test('an axis goes from nothing to just above the largest value, in steps that people count in', () => {
  expect(createScale([730, 1120])).toEqual({ top: 1500, ticks: [0, 500, 1000, 1500] });
});

test('an axis of nothing still has a length', () => {
  expect(createScale([]).top).toBeGreaterThan(0);
});
