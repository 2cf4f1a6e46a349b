import { expect, it } from 'vitest';
import { nextVersion } from './use-document.ts';

it('proposes the version after the one in force', () => {
  expect(nextVersion('3')).toBe('4');
  expect(nextVersion('2026-9')).toBe('2026-10');
  expect(nextVersion('spring')).toBe('spring 2');
});
