import { expect, test } from 'vitest';
import { isNamed } from './find-picture.ts';

test('an address is of the page that it was counted as', () => {
  expect(isNamed('https://app.example.org/orders/4711?x=1', '/orders/*')).toBe(true);
  expect(isNamed('https://app.example.org/', '/')).toBe(true);
  expect(isNamed('https://app.example.org/orders', '/orders/*')).toBe(false);
  expect(isNamed('https://app.example.org/orders/4711/lines', '/orders/*')).toBe(false);
  expect(isNamed('•••', '/')).toBe(false);
});
