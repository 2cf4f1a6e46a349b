import { expect, it } from 'vitest';
import { readReceipt } from './receipt.ts';

const receiptOf = (payload: string) =>
  `e30.${btoa(String.fromCharCode(...new TextEncoder().encode(payload)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}.c2ln`;

it('F5 shows what a receipt says, in any script', () => {
  expect(readReceipt(receiptOf('{"controller":"Zażółć ??>"}'))).toBe('{\n  "controller": "Zażółć ??>"\n}');
});

it('shows nothing of what is no receipt', () => {
  expect(readReceipt('hello')).toBeNull();
  expect(readReceipt('a.%%%.b')).toBeNull();
  expect(readReceipt(receiptOf('{"half'))).toBeNull();
});
