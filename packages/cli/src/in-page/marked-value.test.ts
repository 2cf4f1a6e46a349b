import { expect, test } from 'vitest';
import { isTelling, markedValue, type FieldKind } from './marked-value.ts';

const field = (kind: Partial<FieldKind>): FieldKind => ({
  type: 'text',
  autocomplete: '',
  says: '',
  maxLength: undefined,
  min: '',
  max: '',
  ...kind,
});

function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) : (Number(digit) * 2) % 9 || (digit === '9' ? 9 : 0)))
    .reduce((sum, digit) => sum + digit, 0);
}

function mod97(iban: string): bigint {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return BigInt(Array.from(moved, (sign) => Number.parseInt(sign, 36)).join('')) % 97n;
}

test('a card field gets a number that passes the check of cards', () => {
  const value = markedValue(field({ autocomplete: 'cc-number' }), 7);
  expect(value).toMatch(/^\d{16}$/);
  expect(luhnSum(value) % 10).toBe(0);
  expect(luhnSum(markedValue(field({ says: 'kaartnummer' }), 123)) % 10).toBe(0);
});

test('a bank account field gets an IBAN that passes the check of IBANs', () => {
  const value = markedValue(field({ says: 'your iban' }), 42);
  expect(value).toMatch(/^NL\d{2}TEST\d{10}$/);
  expect(mod97(value)).toBe(1n);
});

test('a field that asks for nothing special gets words without figures, which no detector minds', () => {
  expect(markedValue(field({ says: 'city' }), 1)).toMatch(/^[A-Z][a-z]{5} [a-z]{6}$/);
});

test('no two of a thousand fields get the same value or share a word of it', () => {
  const values = Array.from({ length: 1000 }, (_, number) => markedValue(field({}), number).toLowerCase().split(' '));
  expect(new Set(values.flat()).size).toBe(2000);
});

test('what the browser checks has the form that the type asks for, whatever the label says', () => {
  expect(markedValue(field({ type: 'date', says: 'card number' }), 3)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(markedValue(field({ type: 'time' }), 75)).toMatch(/^\d{2}:\d{2}$/);
  expect(markedValue(field({ type: 'week' }), 3)).toMatch(/^\d{4}-W\d{2}$/);
  expect(markedValue(field({ type: 'color' }), 3)).toMatch(/^#[\da-f]{6}$/);
  expect(markedValue(field({ type: 'url' }), 3)).toMatch(/^https:\/\/\w+\.example\/\w+$/);
  expect(markedValue(field({ type: 'email' }), 3)).toMatch(/^\w+\.\w+@example\.com$/);
});

test('limits of the field hold', () => {
  expect(markedValue(field({ type: 'number', min: '1', max: '10' }), 3)).toBe('10');
  expect(markedValue(field({ type: 'date', min: '2026-01-01' }), 3)).toBe('2026-01-01');
  expect(markedValue(field({ maxLength: 5 }), 3)).toMatch(/^[A-Z][a-z]{4}$/);
  expect(markedValue(field({ maxLength: 1 }), 13)).toBe('3');
});

test('only a value that is long enough is looked for outside its own field', () => {
  expect(isTelling('42')).toBe(false);
  expect(isTelling('mafokedegeme')).toBe(true);
});
