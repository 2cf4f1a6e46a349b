import { expect, test } from 'vitest';
import { element, event, mutation, snapshot, text, type Described } from '../../testing/picture.ts';
import { createSanitiser, type Sanitiser } from '../sanitiser.ts';
import { parseRules } from './parse-rules.ts';

const RULES = parseRules({
  version: '1',
  rules: [{ action: 'mask', selector: '.customer', page: '/orders/**' }],
});
const APP = 'https://app.example';
const meta = (path: string) => event(4, { href: APP + path, width: 1, height: 1 });

function begin(path: string, ...children: Parameters<typeof snapshot>): Sanitiser {
  const sanitiser = createSanitiser({ level: 'screen', rules: RULES });
  sanitiser.sanitise(meta(path));
  sanitiser.sanitise(snapshot(...children));
  return sanitiser;
}
const said = (sanitiser: Sanitiser, one: unknown) => JSON.stringify(sanitiser.sanitise(one));
const retold = ({ id }: Described, value: string) =>
  mutation({ adds: [{ parentId: id, nextId: null, node: text(value) }] });

test('a rule for other addresses holds as soon as the page has moved there, for what is on it already', () => {
  const customer = element('p', { class: 'customer' }, 'Ann Smith');
  const sanitiser = begin('/', customer);
  expect(said(sanitiser, retold(customer, 'Bob Jones'))).toContain('Bob Jones');
  expect(sanitiser.moveTo(`${APP}/orders/7`)).toBe(true);
  expect(said(sanitiser, retold(customer, 'Carl Young'))).not.toContain('Carl');
});

test('what an address masks stays masked until a full picture of the next one has come', () => {
  const customer = element('p', { class: 'customer' }, 'Ann Smith');
  const sanitiser = begin('/orders/7', customer);
  expect(sanitiser.moveTo(`${APP}/`)).toBe(true);
  expect(said(sanitiser, retold(customer, 'Bob Jones'))).not.toContain('Bob');
  sanitiser.sanitise(meta('/'));
  expect(said(sanitiser, snapshot(element('p', { class: 'customer' }, 'Carl Young')))).toContain('Carl Young');
});

test('one picture is asked for at one address, also while it is on its way', () => {
  const sanitiser = begin('/orders/7', element('div', { class: 'customer' }, 'Ann'));
  expect([sanitiser.moveTo(`${APP}/`), sanitiser.moveTo(`${APP}/`)]).toEqual([true, false]);
});

test('a query, a fragment, and an address with the same rules need no new picture', () => {
  const customer = element('div', { class: 'customer' }, 'Ann');
  const sanitiser = begin('/orders/7', customer);
  expect(sanitiser.moveTo(`${APP}/orders/7?tab=2#top`)).toBe(false);
  expect(sanitiser.moveTo(`${APP}/orders/8`)).toBe(false);
  const other = element('p', { class: 'customer' }, 'Bob Jones');
  const added = mutation({ adds: [{ parentId: customer.id, nextId: null, node: other }] });
  expect(said(sanitiser, added)).toContain('adds');
  expect(said(sanitiser, retold(other, 'Carl Young'))).not.toMatch(/Bob|Carl/);
});
