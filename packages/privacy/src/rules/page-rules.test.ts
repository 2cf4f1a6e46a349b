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

/** As the server sees an event: after the page's own sanitiser, and with one that is told nothing else. */
function inBoth(
  level: 'screen' | 'structure',
  path: string,
  picture: ReturnType<typeof snapshot>,
  forged?: unknown,
): string {
  const rules = parseRules({
    version: '1',
    rules: [
      { action: 'show', selector: '.status', page: '/orders/**' },
      { action: 'mask', selector: '.customer', page: '/orders/**' },
      { action: 'mask', selector: 'h1', page: '/' },
    ],
    strings: ['Orders'],
  });
  const first = createSanitiser({ level, rules });
  const second = createSanitiser({ level, rules, holdsBack: false });
  const told = first.sanitise(meta(path));
  second.sanitise(forged === undefined ? told : { ...told, data: { ...(told?.data as object), rulePages: forged } });
  return JSON.stringify(second.sanitise(first.sanitise(picture)));
}

const page = () =>
  snapshot(
    element('h1', {}, 'Orders'),
    element('p', { class: 'status' }, 'Sent today'),
    element('p', { class: 'customer' }, 'Ann Smith'),
  );

test('a second sanitiser follows the rules of a page whose address it sees without its path', () => {
  expect(inBoth('structure', '/orders/12', page())).toMatch(/Orders.*Sent today/);
  expect(inBoth('structure', '/orders/12', page())).not.toContain('Ann');
  expect(inBoth('structure', '/elsewhere', page())).not.toMatch(/Sent|Ann/);
});

test('what a page says of its rules shows nothing that the rules do not, and nothing more where the address is whole', () => {
  expect(inBoth('structure', '/orders/12', page(), ['nonsense', 7, null])).not.toMatch(/Sent|Ann/);
  const show = createSanitiser({
    level: 'screen',
    rules: parseRules({
      version: '1',
      rules: [
        { action: 'mask', page: '/a' },
        { action: 'show', selector: 'p', page: '/b' },
      ],
    }),
    holdsBack: false,
  });
  const keyOf = (path: string) => {
    const one = createSanitiser({ level: 'screen', rules: show.session.rules });
    return (one.sanitise(meta(path)) as { data: { rulePages: string[] } } | null)?.data.rulePages;
  };
  show.sanitise({ ...meta('/a'), data: { href: `${APP}/a`, rulePages: keyOf('/b') } });
  expect(JSON.stringify(show.sanitise(snapshot(element('p', {}, 'Ann Smith'))))).not.toContain('Ann');
  show.sanitise({ ...meta('/b'), data: { href: `${APP}/b`, rulePages: keyOf('/a') } });
  expect(JSON.stringify(show.sanitise(snapshot(element('h2', {}, 'Ann Smith'))))).not.toContain('Ann');
});
