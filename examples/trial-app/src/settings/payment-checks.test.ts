import { expect, test } from 'vitest';
import { isCardNumber, isIban } from './payment-checks.ts';

test('a card number is right with its check digit, however it is grouped', () => {
  expect(isCardNumber('4111 1111 1111 1111')).toBe(true);
  expect(isCardNumber('4111-1111-1111-1111')).toBe(true);
});

test('a card number with one wrong digit or too few is not right', () => {
  expect(isCardNumber('4111 1111 1111 1112')).toBe(false);
  expect(isCardNumber('4111')).toBe(false);
});

test('an IBAN is right with its check digits, in either case', () => {
  expect(isIban('NL91 ABNA 0417 1643 00')).toBe(true);
  expect(isIban('nl91abna0417164300')).toBe(true);
});

test('an IBAN with one wrong digit is not right', () => {
  expect(isIban('NL91 ABNA 0417 1643 01')).toBe(false);
});
