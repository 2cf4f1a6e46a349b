import { expect, test } from 'vitest';
import { looksHarmless } from './looks-harmless.ts';

test('words on a button look harmless', () => {
  expect(looksHarmless({ text: 'Send invoice', role: 'button' })).toBe(true);
});

test('the same words in the middle of a page do not: names stand there', () => {
  expect(looksHarmless({ text: 'Jan Jansen', role: 'text' })).toBe(false);
});

test('a heading with a figure or an address in it may be about somebody', () => {
  expect(looksHarmless({ text: 'Invoice 2026-113', role: 'heading' })).toBe(false);
  expect(looksHarmless({ text: 'jan@example.com', role: 'heading' })).toBe(false);
});
