import { expect, test } from 'vitest';
import { createBooks } from './books.ts';

const ORIGIN = { trialStart: '2026-03-14T09:26:53.000Z', language: 'nl' } as const;

test('everybody who signs up on one day gets the same books', () => {
  expect(createBooks(ORIGIN)).toEqual(createBooks({ ...ORIGIN, trialStart: '2026-03-14T21:00:00.000Z' }));
});

test('the books hold some hundred contacts, none of whom can be reached by mail', () => {
  const { contacts } = createBooks(ORIGIN);
  expect(contacts).toHaveLength(312);
  expect(contacts.filter(({ email }) => !/^[a-z]+@[a-z-]+\.example$/.test(email))).toEqual([]);
});

test('the last month in the books is the month of the sign-up', () => {
  expect(createBooks(ORIGIN).months.at(-1)?.month).toBe('2026-03-01');
});
