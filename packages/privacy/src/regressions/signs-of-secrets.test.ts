import { expect, test } from 'vitest';
import { createEchoes } from '../echoes/echoes.ts';

test('a secret whose signs an app has taken out is found', () => {
  const echoes = createEchoes();
  echoes.remember('Xk4vT&q9LmZw=R7');
  expect(echoes.find('x-Xk4vTq9LmZwR7')).toEqual([[2, 15]]);
});

test('a secret of little but signs is found as it is', () => {
  const echoes = createEchoes();
  echoes.remember('a!$%b&/#');
  expect(echoes.find('so a!$%b&/# it is')).toEqual([[3, 11]]);
  expect(echoes.find('a b')).toEqual([]);
});

test('five typed characters are an echo where they are the whole text, and in a sentence they are not', () => {
  const echoes = createEchoes();
  echoes.remember('bafug', 'typed');
  expect(echoes.find(' bafug ')).toEqual([[1, 6]]);
  expect(echoes.find('the bafug')).toEqual([]);
});
