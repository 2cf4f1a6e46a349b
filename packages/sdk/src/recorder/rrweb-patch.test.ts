import { record } from '@rrweb/record';
import { expect, test } from 'vitest';

// A function's text is that of the file that is installed; the docs' decision 0010 says what was taken out of it and why.
const text = String(record);

test.each([
  ['records canvases', 'CanvasManager'],
  ['takes events from frames of other origins', 'recordCrossOriginIframes'],
  ['turns pictures into data', 'inlineImages'],
  ['collects fonts', 'collectFonts'],
  ['packs events', 'packFn'],
  ['runs plugins', 'plugin'],
])('the rrweb that is installed no longer %s', (_, name) => {
  expect(text).not.toContain(name);
});

test('the rrweb that is installed still records with readable names', () => {
  expect(text).toContain('stopObserved');
});

test('the rrweb that is installed gathers changes, and can be told to describe them now', () => {
  expect(record).toHaveProperty('flush', expect.any(Function));
});

test('the rrweb that is installed takes a picture in slices, and can be told to finish it now', () => {
  expect(record).toHaveProperty('isTaking', expect.any(Function));
  expect(record).toHaveProperty('finish', expect.any(Function));
});

test('freezing is gone with what would have undone it', () => {
  expect(record).not.toHaveProperty('freezePage');
});
