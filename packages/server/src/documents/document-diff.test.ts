import { expect, test } from 'vitest';
import { diffTexts } from './document-diff.ts';

test('a text that did not change is the same all through', () => {
  expect(diffTexts('a\n\nb', 'a\r\n\r\n\r\nb\n')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'same', text: 'b' },
  ]);
});

test('a paragraph that was changed shows the words that went and came', () => {
  const [, changed] = diffTexts('# Kept\n\nWe keep it for 30 days.', '# Kept\n\nWe keep it for 60 days.');
  expect(changed).toEqual({
    kind: 'changed',
    passages: [
      { kind: 'same', text: 'We keep it for ' },
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '60' },
      { kind: 'same', text: ' days.' },
    ],
  });
});

test('a paragraph of which little is left is replaced as a whole', () => {
  expect(diffTexts('We sell nothing to anyone.', 'Recordings expire after a month.')).toEqual([
    { kind: 'removed', text: 'We sell nothing to anyone.' },
    { kind: 'added', text: 'Recordings expire after a month.' },
  ]);
});

test('paragraphs that came and went stand where they were', () => {
  expect(diffTexts('a\n\nb\n\nc', 'b\n\nc\n\nd').map(({ kind }) => kind)).toEqual(['removed', 'same', 'same', 'added']);
  expect(diffTexts('', 'a')).toEqual([{ kind: 'added', text: 'a' }]);
  expect(diffTexts('a', '')).toEqual([{ kind: 'removed', text: 'a' }]);
});

test('two long texts with nothing in common are told apart in bounded time', () => {
  const words = Array.from({ length: 4000 }, (_, index) => index);
  const blocks = diffTexts(
    words.map((word) => `one ${word}`).join('\n\n'),
    words.map((word) => `other ${word}`).join('\n\n'),
  );
  expect(blocks.filter(({ kind }) => kind === 'removed' || kind === 'changed').length).toBe(4000);
});
