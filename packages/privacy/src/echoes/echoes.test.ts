import { expect, test } from 'vitest';
import { maskRanges } from '../ranges.ts';
import { createEchoes, type EchoKind } from './echoes.ts';

/** Browsers and Node have it; the language's own library does not name it. */
declare const btoa: (text: string) => string;

const SECRET = 'Xk9mQ2vLp7Rt4Zw8';

function clean(text: string, value = SECRET, kind: EchoKind = 'secret'): string {
  const echoes = createEchoes();
  echoes.remember(value, kind);
  return maskRanges(text, echoes.find(text));
}

test.each([
  ['as it is', SECRET],
  ['in capitals', SECRET.toUpperCase()],
  ['reversed', SECRET.split('').toReversed().join('')],
  ['with spaces', SECRET.split('').join(' ')],
  ['in groups', 'Xk9m-Q2vL-p7Rt-4Zw8'],
  ['as a list', JSON.stringify(SECRET.split(''))],
  ['in base64', btoa(SECRET)],
  ['in base64 of something longer', btoa(`pw=${SECRET};`)],
  [
    'in hex',
    SECRET.split('')
      .map((c) => c.charCodeAt(0).toString(16))
      .join(''),
  ],
  [
    'as a URL',
    SECRET.split('')
      .map((c) => `%${c.charCodeAt(0).toString(16)}`)
      .join(''),
  ],
  [
    'as character codes',
    SECRET.split('')
      .map((c) => c.charCodeAt(0))
      .join(', '),
  ],
  ['as a telling piece', SECRET.slice(4, 14)],
])('a secret is found %s', (_, written) => {
  const text = `before ${written} after`;
  expect(clean(text)).toMatch(/^before .{0,4}•+.{0,4} after$/);
});

test('a short code is found only where it stands by itself', () => {
  expect(clean('code 4821', '4821')).toBe('code ••••••••');
  expect(clean('order 148210', '4821')).toBe('order 148210');
});

test('ordinary words stay, also those that begin like a secret', () => {
  const text = 'Welcome back to the summary of your account';
  expect(clean(text, 'summer-Rain-42x')).toBe(text);
});

test('a value that is only typed is removed where it stands whole', () => {
  expect(clean('Results for jan.jansen', 'jan.jansen', 'typed')).toBe('Results for ••••••••');
  expect(clean('Janssen', 'Jan', 'typed')).toBe('Janssen');
});

test('what is typed now is found from its first character', () => {
  const echoes = createEchoes();
  echoes.remember('p');
  expect(echoes.findLive('p')).toEqual([[0, 1]]);
  expect(echoes.findLive('••p')).toEqual([[0, 3]]);
  expect(echoes.findLive('help')).toEqual([]);
});

test('the states of typing are one value', () => {
  const echoes = createEchoes();
  for (let length = 1; length <= SECRET.length; length++) echoes.remember(SECRET.slice(0, length));
  expect(echoes.size).toBe(1);
});

test('masks are not remembered, and all can be forgotten', () => {
  const echoes = createEchoes();
  echoes.remember('••••••••');
  expect(echoes.size).toBe(0);
  echoes.remember(SECRET);
  echoes.clear();
  expect(echoes.find(SECRET)).toEqual([]);
});
