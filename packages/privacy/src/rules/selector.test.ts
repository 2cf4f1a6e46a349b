import { expect, test } from 'vitest';
import { compileSelector, type Matchable } from './selector.ts';

function node(tag: string, attributes: Record<string, string> = {}, parent?: Matchable): Matchable {
  return { tag, attribute: (name) => attributes[name], parentElement: () => parent };
}
const form = node('form', { id: 'pay', class: 'card wide' });
const row = node('div', { class: 'row', 'data-kind': 'Total-2' }, form);
const cell = node('input', { name: 'amount', type: 'text' }, row);

test.each([
  'input',
  '*',
  'div > input',
  'form input',
  '#pay input',
  '.card.wide .row > input',
  '[name]',
  '[name=amount]',
  '[name^="am"]',
  '[data-kind*="tal"] input',
  '[data-kind="total-2" i] > input',
  ':is(input, textarea)',
  'input:not([type=password])',
  'p, #pay > .row > input',
  ':where(.row) > :is(input)',
])('%s matches', (selector) => {
  expect(compileSelector(selector).matches(cell)).toBe(true);
});

test.each(['form > input', '.car input', '[name=amoun]', 'input:not(.row input)', 'textarea', '#pay.row input'])(
  '%s does not match',
  (selector) => {
    expect(compileSelector(selector).matches(cell)).toBe(false);
  },
);

test.each(['', 'a +b', 'a ~ b', 'a:hover', 'a::before', '[a', 'a)', ':is(a', 'a,,b', '.1a', 'a > > b'])(
  '%s is refused',
  (selector) => {
    expect(() => compileSelector(selector)).toThrow(/, at "/);
  },
);
