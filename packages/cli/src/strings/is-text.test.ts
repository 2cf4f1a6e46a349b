import { expect, test } from 'vitest';
import { isTextOfCode, isWords, tidy } from './is-text.ts';

test('white space becomes single', () => {
  expect(tidy('\n  Send\n\tinvoice ')).toBe('Send invoice');
});

test.each([
  'Save',
  'OK',
  'Send invoice',
  'days left',
  'Step 2 of 3',
  'Ja, graag!',
  'E-mail address',
  'Überweisung',
  '保存',
  'Name (optional)',
  '1 invoice',
])('"%s" is a text for people', (text) => {
  expect(isTextOfCode(text)).toBe(true);
});

test.each([
  'click',
  'onChange',
  'MAX_SIZE',
  'user.name',
  'https://example.com/help',
  '/api/v1/orders',
  'jan@example.com',
  'text/html',
  'application/json; charset=utf-8',
  'flex items-center gap-2',
  'btn btn--large',
  'M12 21a9 9 0 1 0 0-18zM9.5 9.5h24v24H0z',
  '.card > p',
  'a { color: red }',
  'dd MMM yyyy',
  '(prefers-color-scheme: dark)',
  'rgba(0, 0, 0, 0.5)',
  '0 1px 2px black',
  'use strict',
  'ArrowDown',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0',
])('"%s" is not', (text) => {
  expect(isTextOfCode(text)).toBe(false);
});

test('a small word counts where only people read', () => {
  expect(isWords('or')).toBe(true);
  expect(isWords('42 %')).toBe(false);
});
