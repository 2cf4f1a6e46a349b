import { describe, expect, it } from 'vitest';
import { intersect, lengthOf, unite } from './stretches.ts';

describe('stretches', () => {
  it('are united where they touch, overlap or repeat each other', () => {
    const stretches = [
      [50, 60],
      [0, 10],
      [10, 20],
      [5, 12],
      [55, 70],
      [80, 80],
    ] as const;
    expect(unite(stretches)).toEqual([
      [0, 20],
      [50, 70],
    ]);
  });
  it('are united over what lies between, where that is short', () => {
    expect(
      unite(
        [
          [0, 10],
          [14, 20],
          [30, 40],
        ],
        5,
      ),
    ).toEqual([
      [0, 20],
      [30, 40],
    ]);
  });
  it('have in common what is in both', () => {
    const one = unite([
      [0, 10],
      [20, 30],
      [40, 50],
    ]);
    const other = unite([
      [5, 25],
      [28, 45],
      [60, 70],
    ]);
    const both = intersect(one, other);
    expect(both).toEqual([
      [5, 10],
      [20, 25],
      [28, 30],
      [40, 45],
    ]);
    expect(lengthOf(both)).toBe(17);
  });
});
