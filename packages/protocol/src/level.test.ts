import { expect, test } from 'vitest';
import { isLevel, stricterLevel } from './level.ts';

test('a page can tighten the level of its site but not loosen it', () => {
  expect(stricterLevel('screen', 'structure')).toBe('structure');
  expect(stricterLevel('inputs', 'screen')).toBe('inputs');
});

test('only the three levels are levels', () => {
  expect(isLevel('inputs')).toBe(true);
  expect(isLevel('everything')).toBe(false);
  expect(isLevel(undefined)).toBe(false);
});
