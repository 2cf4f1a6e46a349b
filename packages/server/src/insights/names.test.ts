import { expect, test } from 'vitest';
import { nameOfLabel, nameOfPage } from './names.ts';

test('a page is called by its path, without what is the number of something', () => {
  expect(nameOfPage('https://app.example.org/orders/4711/lines?x=1#top')).toBe('/orders/*/lines');
  expect(nameOfPage('/users/0191e0a2-5b7c-7d11-a1b2-c3d4e5f60718')).toBe('/users/*');
  expect(nameOfPage('https://app.example.org')).toBe('/');
  expect(nameOfPage('/feedback/v2')).toBe('/feedback/v2');
  expect(nameOfPage('•••')).toBeUndefined();
});

test('a label is called by its words, without long numbers; a mask has no name', () => {
  expect(nameOfLabel('  Pay  € 1.250,00 ')).toBe('Pay € #');
  expect(nameOfLabel('12 months')).toBe('12 months');
  expect(nameOfLabel('••••')).toBeUndefined();
  expect(nameOfLabel('')).toBeUndefined();
});
