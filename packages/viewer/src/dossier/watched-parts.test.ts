import { expect, it } from 'vitest';
import { mergeParts } from './watched-parts.ts';

it('G1 shows a part that two people watched once', () => {
  const parts = [
    { from: 30, to: 40 },
    { from: 10, to: 20 },
    { from: 15, to: 30 },
  ];
  expect(mergeParts(parts, 100)).toEqual([{ from: 10, to: 40 }]);
});

it('keeps what was not watched between two parts, and nothing outside the recording', () => {
  const parts = [
    { from: -5, to: 10 },
    { from: 90, to: 130 },
    { from: 200, to: 300 },
  ];
  expect(mergeParts(parts, 100)).toEqual([
    { from: 0, to: 10 },
    { from: 90, to: 100 },
  ]);
});
