import { expect, test } from 'vitest';
import { sensitiveBecause, type FieldHints } from './field.ts';

const because = (attributes: object, more: Partial<FieldHints> = {}) =>
  sensitiveBecause({ tag: 'input', attributes: { ...attributes }, labels: [], ...more });
const labelled = (label: string) => because({ type: 'text', name: 'f17' }, { labels: [label] });

test.each([
  [
    'English',
    'Password|Passphrase|PIN|One-time code|Card number|CVC|IBAN|Account number|Social security number|API key|Client secret|Access token|Recovery phrase',
  ],
  [
    'Dutch',
    'Wachtwoord|Pincode|Eenmalige code|Kaartnummer|Rekeningnummer|Burgerservicenummer|BSN|API-sleutel|Herstelzin',
  ],
  [
    'German',
    'Passwort|Kennwort|Einmalcode|Kartennummer|Kontonummer|Steuer-ID|Sozialversicherungsnummer|API-Schlüssel|Wiederherstellungsphrase',
  ],
  [
    'French',
    "Mot de passe|Code à usage unique|Numéro de carte|Cryptogramme|Numéro de compte|Numéro de sécurité sociale|Clé d'API|Phrase de récupération",
  ],
  [
    'Spanish',
    'Contraseña|Código de verificación|Número de tarjeta|Número de cuenta|DNI|Clave de API|Frase de recuperación',
  ],
  [
    'Italian',
    "Parola d'ordine|Codice di verifica|Numero di carta|Numero di conto|Codice fiscale|Chiave API|Frase di recupero",
  ],
  [
    'Portuguese',
    'Palavra-passe|Senha|Código de verificação|Número do cartão|Número da conta|NIF|Chave de API|Frase de recuperação',
  ],
  ['Polish', 'Hasło|Kod weryfikacyjny|Numer karty|Numer konta|PESEL|Klucz API|Fraza odzyskiwania'],
])('fields are known by their label in %s', (_, labels) => {
  expect(labels.split('|').filter((label) => !labelled(label))).toEqual([]);
});

test.each([
  'Keyword search',
  'Pinned items',
  'Postcode',
  'Postal code',
  'Shipping address',
  'First name',
  'Company',
  'Discount code',
  'Country code',
  'Description',
  'E-mail',
  'Phone',
  'Notes',
  'Search',
  'Amount',
  'Mots clés',
  'Palabras clave',
  'Secretary',
  'Opinion',
  'Happiness',
  'Jeśli nie, dlaczego?',
  'Liczba dni',
  'Passenger',
  'Compass',
  'Accountant',
])('a field labelled %s is not taken for sensitive', (label) => {
  expect(labelled(label)).toBeUndefined();
});

test.each([
  'user_password',
  'newPin',
  'card-number',
  'cardCvc',
  'ibanField',
  'taxId',
  'apiKey',
  'user[passwd]',
  'otp',
  'pwd',
  'nif',
])('a field named %s is sensitive', (name) => {
  expect(because({ type: 'text', name })).toBe('name');
});

test.each([
  'shipping',
  'spinner',
  'tokenised_field_list'.slice(0, 4),
  'company',
  'keyword',
  'option',
  'notes',
  'postcode',
])('a field named %s is not', (name) => {
  expect(because({ type: 'text', name })).toBeUndefined();
});

test('autocomplete, type and shape say it too', () => {
  expect(because({ type: 'password' })).toBe('type password');
  expect(because({ type: 'tel', autocomplete: 'section-a cc-number' })).toBe('autocomplete');
  expect(because({ type: 'text', placeholder: '1234 5678 9012 3456' })).toBe('placeholder');
  expect(because({ type: 'text', pattern: '[0-9]{16}' })).toBe('pattern');
  expect(because({ type: 'text', maxlength: '1', inputmode: 'numeric' })).toBe('a box of a code');
  expect(because({ type: 'text', maxlength: '1' }, { boxes: 6 })).toBe('a box of a code');
  expect(because({ type: 'text', style: '-webkit-text-security: disc' })).toBe('text-security');
});

test('the element that it is a part of speaks for it', () => {
  expect(because({ type: 'text' }, { hosts: [{ name: 'password' }] })).toBe('name of its host');
});

test('text before a field counts only when nothing labels it', () => {
  expect(because({ type: 'text' }, { before: 'Password' })).toBe('the text beside it');
  expect(because({ type: 'text' }, { before: 'Password', labels: ['Display name'] })).toBeUndefined();
});
