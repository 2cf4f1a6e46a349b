import { expect, test } from 'vitest';
import { nameOfBrowser } from './name-of-browser.ts';

test('a browser is called what people call it, though it claims to be others too', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150 Safari/537.36 Edg/150';
  expect(nameOfBrowser(edge)).toBe('Edge · Windows');
  expect(nameOfBrowser('curl/8.0')).toBeUndefined();
});
