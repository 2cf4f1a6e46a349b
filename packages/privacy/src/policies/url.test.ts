import { expect, test } from 'vitest';
import { createEchoes } from '../echoes/echoes.ts';
import { createScrubber } from '../scrub.ts';
import { cleanSrcset, cleanUrl } from './url.ts';

const policy = { scrubber: createScrubber(createEchoes()), parameters: new Set(['tab']), withoutPath: false };
const clean = (url: string) => cleanUrl(url, policy);

test.each([
  ['https://app.example/orders/42', 'https://app.example/orders/42'],
  ['/static/main.8f3a9b2c.css', '/static/main.8f3a9b2c.css'],
  ['/docs/getting-started-with-2024', '/docs/getting-started-with-2024'],
  ['https://app.example/a?tab=2&token=x#y', 'https://app.example/a?tab=2'],
  ['https://u:p@app.example/', 'https://app.example/'],
  ['/reset/k7f3m2x9q4w8z1b5', '/reset/***'],
  ['/u/123e4567-e89b-12d3-a456-426614174000/edit', '/u/***/edit'],
  ['/u/jan%40mail.example', '/u/***'],
  ['/x;jsessionid=ABC123', '/x'],
  ['#icon-home', '#icon-home'],
  ['#/reset/abc', '#'],
  ['mailto:jan@mail.example', 'mailto:'],
  ['javascript:alert(1)', ''],
  ['blob:https://app.example/1', ''],
  ['data:text/html,hello', ''],
  ['data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
  ['data:image/svg+xml,<svg><path d="M0 0"/></svg>', 'data:image/svg+xml,<svg><path d="M0 0"/></svg>'],
  ['data:image/svg+xml,<svg><text>Ann</text></svg>', ''],
])('%s becomes %s', (url, expected) => {
  expect(clean(url)).toBe(expected);
});

test('each address of a srcset is cleaned', () => {
  expect(cleanSrcset('/a.png?sig=1 1x, /b.png?sig=2 2x', policy)).toBe('/a.png 1x, /b.png 2x');
});
