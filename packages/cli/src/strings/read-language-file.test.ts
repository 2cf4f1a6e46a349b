import { expect, test } from 'vitest';
import { readLanguageFile, splitMessage } from './read-language-file.ts';

test('every leaf of a language file is a text, also a small word', () => {
  const file = JSON.stringify({ form: { save: 'Save', or: 'or', help: 'https://example.com/' }, days: ['Monday'] });
  expect(readLanguageFile(file)).toEqual(['Save', 'or', 'Monday']);
});

test('a message is cut where its values come in', () => {
  expect(splitMessage('Hello {{name}}, %s left of <1>all</1>').map((part) => part.trim())).toEqual([
    'Hello',
    ',',
    'left of',
    'all',
    '',
  ]);
});

test('the branches of a plural are texts of their own', () => {
  const file = JSON.stringify({ left: '{count, plural, one {a day} other {# days}} left' });
  expect(readLanguageFile(file)).toEqual(['a day', 'days', 'left']);
});
