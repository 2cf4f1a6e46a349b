import { expect, test } from 'vitest';
import { isSensitiveName, isSensitiveText } from '../fields/field.ts';

test.each([
  'Licence key',
  'License key',
  'Code from the SMS',
  'Code uit de sms',
  'Code aus der SMS',
  'Code reçu par SMS',
  'Código recibido por SMS',
  'Codice ricevuto via SMS',
  'Código do SMS',
  'Kod z wiadomości SMS',
  'Code from your authenticator app',
])('"%s" is a label of something sensitive', (label) => {
  expect(isSensitiveText(label)).toBe(true);
});

test.each(['Pin board', 'Token of appreciation', 'Code of conduct', 'Promo code by SMS'])(
  '"%s" is the label of an ordinary field',
  (label) => {
    expect(isSensitiveText(label)).toBe(false);
    expect(isSensitiveName(label)).toBe(false);
  },
);
