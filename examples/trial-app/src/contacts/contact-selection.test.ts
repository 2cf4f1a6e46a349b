import { expect, test } from 'vitest';
import { emptyContact } from '../data/contacts.ts';
import { ALL_BY_NAME, selectContacts, sortedBy } from './contact-selection.ts';

const anna = { ...emptyContact('1'), name: 'Anna', city: 'Breda', balanceCents: 900 };
const bart = { ...emptyContact('2'), name: 'Bart', city: 'Delft', balanceCents: 10_000, status: 'customer' } as const;
const contacts = [bart, anna];

test('contacts stand by name until another column is chosen', () => {
  expect(selectContacts(contacts, ALL_BY_NAME)).toEqual([anna, bart]);
});

test('amounts sort as numbers, and the same column again turns the order round', () => {
  const up = sortedBy(ALL_BY_NAME, 'balanceCents');
  expect(selectContacts(contacts, up)).toEqual([anna, bart]);
  expect(selectContacts(contacts, sortedBy(up, 'balanceCents'))).toEqual([bart, anna]);
});

test('a search finds contacts in which each of its words occurs', () => {
  expect(selectContacts(contacts, { ...ALL_BY_NAME, search: ' delft BART ' })).toEqual([bart]);
  expect(selectContacts(contacts, { ...ALL_BY_NAME, search: 'delft anna' })).toEqual([]);
});

test('a status leaves only contacts that have it', () => {
  expect(selectContacts(contacts, { ...ALL_BY_NAME, status: 'prospect' })).toEqual([anna]);
});
