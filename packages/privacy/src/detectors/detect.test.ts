import { expect, test } from 'vitest';
import { maskRanges } from '../ranges.ts';
import { detect } from './detect.ts';

const masked = (text: string) => maskRanges(text, detect(text, 'prose'));

test.each([
  ['a Visa card', '4111111111111111'],
  ['a card in groups', '5500 0000 0000 0004'],
  ['a card with dashes', '4111-1111-1111-1111'],
  ['an American Express card', '3782 822463 10005'],
  ['a Dutch IBAN', 'NL91ABNA0417164300'],
  ['an IBAN in groups', 'NL91 ABNA 0417 1643 00'],
  ['a German IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['a BSN', '111222333'],
  ['a BSN with points', '1112.22.333'],
  ['a US social security number', '123-45-6789'],
  ['a German Steuer-ID', '86095742719'],
  ['a PESEL', '44051401359'],
  ['a French NIR', '255081416802538'],
  ['a Belgian rijksregisternummer', '85.07.30-033.28'],
  ['a CPF', '529.982.247-25'],
  ['a DNI', '12345678Z'],
  ['a NIE', 'X1234567L'],
  ['a codice fiscale', 'RSSMRA85T10A562S'],
  ['a Portuguese NIF', '123456789'],
  ['a National Insurance number', 'AB 12 34 56 C'],
  ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['an AWS key', 'AKIAIOSFODNN7EXAMPLE'],
  ['a GitHub token', 'ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'],
  ['a Stripe key', 'sk_live_abcdefghijklmnop'],
  ['a Slack token', 'xoxb-123456789012-abcdefghijkl'],
  ['a bearer header', 'Bearer abcdefghijklmnop'],
  ['a basic header', 'Authorization: Basic dXNlcjpwYXNzd29yZA=='],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'],
  ['a token', 'k7f3m2x9q4w8z1b5n6v0c3j7'],
])('%s is masked, and the words around it are not', (_, value) => {
  const clean = masked(`See ${value} here`);
  expect(clean).not.toContain(value);
  expect(clean).toMatch(/^See .*•.* here$/s);
});

test.each([
  'Your PIN is 4821',
  'API key: a1b2c3d4',
  'Uw verificatiecode is 193847',
  'Mot de passe : hunter22',
  'https://app.example/reset?token=abcdef',
])('a value that its text calls sensitive is masked: %s', (text) => {
  expect(masked(text)).toContain('•');
});

test.each([
  'Call 020 123 4567 or +31 6 12345678',
  'Order 2024-000118 of 22-11-2025, 12 items, € 1.250,00',
  'Invoice INV-2025-00431, due 2025-12-31 10:00',
  '4111111111111112 is no card',
  'Visit us at 1600 Amphitheatre Parkway, CA 94043',
  'Version 24.21.0 (build 20251122.3)',
  'Welcome to the internationalisation-documentation-overview',
  'getUserAccountDetailsById',
  'Postcode 1234 AB, Amsterdam',
  'Keyword search: 2024 results',
  'Revenue grew by 123456 in 2024',
])('harmless text stays: %s', (text) => {
  expect(masked(text)).toBe(text);
});
