import { expect, test } from 'vitest';
import { createEchoes } from '../echoes/echoes.ts';
import { createScrubber } from '../scrub.ts';
import { cleanCss } from './css.ts';

const echoes = createEchoes();
echoes.remember('Xk9mQ2vLp7Rt4Zw8');
const scrubber = createScrubber(echoes);
const url = { scrubber, parameters: new Set<string>(), withoutPath: false };
const clean = (css: string) => cleanCss(css, { scrubber, url, structure: false, sheets: new Map() });

test.each([
  '.a{color:red;width:calc(100% - 2px)}',
  '[type="text"]{border:0}',
  '.icon::before{content:"\\f101"}',
  '.a::after{content:"→"}',
  '.a{font-family:"Inter",sans-serif}',
  '.grid{grid-template-areas:"head head" "side main"}',
  ':root{--gap:4px;--shadow:0 0 1px #0003;--on:var(--gap, 2px)}',
  '@font-face{font-family:"Inter";src:url("/inter.woff2") format("woff2")}',
  '@media (min-width: 600px){.a{display:none}}',
])('layout survives: %s', (css) => {
  expect(clean(css)).toBe(css);
});

test.each([
  ['a shown text', '.a::after{content:"Ann Lee"}', 'Ann'],
  ['letters as escapes', '.a::after{content:"\\41\\6e\\6e"}', '\\41'],
  ['a comment', '/* Ann */.a{color:red}', 'Ann'],
  ['free text in a custom property', '.a{--name:Ann Lee;color:red}', 'Ann'],
  ['quoted text in a custom property', '.a{--name:"Ann";color:red}', 'Ann'],
  ['a query of an address', '.a{background:url(/x.png?sig=abc)}', 'sig'],
  ['a secret in a selector', '.u-Xk9mQ2vLp7Rt4Zw8{color:red}', 'Xk9m'],
  ['a secret in an attribute selector', '[data-u="Xk9mQ2vLp7Rt4Zw8"]{color:red}', 'Xk9m'],
])('%s goes', (_, css, gone) => {
  expect(clean(css)).not.toContain(gone);
});
