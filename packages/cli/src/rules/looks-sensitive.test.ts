import { expect, test } from 'vitest';
import { looksSensitive } from './looks-sensitive.ts';

test.each([
  'Monthly salary',
  'geboortedatum',
  'Allergies',
  'entryCode',
  'Versicherungsnummer',
  'Religion',
  'VAT number',
])('a field that says "%s" looks sensitive', (text) => {
  expect(looksSensitive({ says: [text] })).toContain(text);
});

test.each(['City', 'Postcode', 'Promo code', 'Shipping method', 'Keywords', 'Country code', 'Comment', 'Passenger'])(
  'a field that says "%s" does not',
  (text) => {
    expect(looksSensitive({ says: [text] })).toBeUndefined();
  },
);

test('one of several words is enough, and it is named', () => {
  expect(looksSensitive({ says: ['Value', 'x1', 'patient-note'] })).toBe('“patient-note” may ask for health');
});
