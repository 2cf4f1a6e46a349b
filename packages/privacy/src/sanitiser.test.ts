import type { Level } from '@opname/protocol';
import { expect, test } from 'vitest';
import { element, event, input, mutation, snapshot, text, wait } from '../testing/picture.ts';
import { createEchoes } from './echoes/echoes.ts';
import { MASK } from './mask.ts';
import { parseRules } from './rules/parse-rules.ts';
import { explain } from './explain.ts';
import { createSanitiser, type SanitiserOptions } from './sanitiser.ts';

const SECRET = 'Tr0ub4dour-and-3';

function record(events: unknown[], options: Partial<SanitiserOptions> = {}): string {
  const sanitiser = createSanitiser({ level: 'screen', ...options });
  return events.map((one) => JSON.stringify(sanitiser.sanitise(one))).join('\n');
}
const at = (level: Level, ...children: Parameters<typeof snapshot>) => record([snapshot(...children)], { level });

test('what is visible is recorded as it is', () => {
  const shown = at(
    'screen',
    element('h1', { class: 'title big' }, 'Invoices'),
    element('a', { href: 'https://app.example/pricing' }, 'Pricing'),
    element('input', { type: 'text', name: 'nickname', value: 'Jo' }),
    element('button', { type: 'button', 'aria-label': 'Save all', 'data-state': 'open' }, 'Save'),
  );
  for (const part of ['Invoices', 'title big', '/pricing', '"Jo"', 'Save all', '"data-state":"open"']) {
    expect(shown).toContain(part);
  }
});

test('a password is not recorded, whatever the level or a rule says', () => {
  const field = element('input', { type: 'password', value: SECRET, 'data-opname': 'show' });
  const rules = parseRules({ version: '1', rules: [{ action: 'show', selector: 'input' }] });
  for (const level of ['screen', 'inputs', 'structure'] as const) {
    expect(record([snapshot(field)], { level, rules })).not.toContain(SECRET);
  }
});

test('a field that was a password field stays masked when it is shown', () => {
  const field = element('input', { type: 'password', id: 'p' });
  const events = [
    snapshot(field),
    mutation({ attributes: [{ id: field.id, attributes: { type: 'text' } }] }),
    input(field.id, SECRET),
    mutation({ attributes: [{ id: field.id, attributes: { value: SECRET } }] }),
  ];
  expect(record(events)).not.toContain(SECRET);
});

test('a password field that is mounted anew as a text field stays masked', () => {
  const form = element('form', {}, element('input', { type: 'password', id: 'login-pw' }));
  const anew = element('input', { type: 'text', id: 'login-pw', value: SECRET });
  const events = [snapshot(form), mutation({ adds: [{ parentId: form.id, nextId: null, node: anew }] })];
  expect(record(events)).not.toContain(SECRET);
});

test('typing in a sensitive field is one event, not one for each key', () => {
  const sanitiser = createSanitiser({ level: 'screen' });
  const field = element('input', { type: 'password' });
  sanitiser.sanitise(snapshot(field));
  const typed = SECRET.split('').map((_, index) => sanitiser.sanitise(input(field.id, SECRET.slice(0, index + 1))));
  expect(typed.filter(Boolean)).toMatchObject([{ data: { text: MASK } }]);
  expect(sanitiser.sanitise(input(field.id, ''))).toMatchObject({ data: { text: '' } });
});

test('a secret that the app repeats is removed from text, attributes, styles and addresses', () => {
  const field = element('input', { type: 'password' });
  const mirror = element('p', { title: '' }, 'x');
  const link = element('a', { href: '/' }, 'x');
  const style = element('style', { _cssText: '' });
  const events = [
    snapshot(field, mirror, link, style),
    input(field.id, SECRET),
    mutation({
      attributes: [
        { id: mirror.id, attributes: { title: SECRET, style: { '--typed': SECRET } } },
        { id: link.id, attributes: { href: `https://app.example/u/${encodeURIComponent(SECRET)}` } },
      ],
      adds: [{ parentId: mirror.id, nextId: null, node: text(`You typed ${SECRET}.`) }],
    }),
    event(3, { source: 8, id: style.id, adds: [{ rule: `p::after{content:"${SECRET}"}`, index: 0 }] }),
  ];
  expect(record(events)).not.toContain(SECRET);
});

test('each state of typing is masked where the app repeats it', () => {
  const field = element('input', { type: 'password' });
  const mirror = text('');
  const events = SECRET.split('').flatMap((_, index) => [
    input(field.id, SECRET.slice(0, index + 1)),
    mutation({ texts: [{ id: mirror.id, value: SECRET.slice(0, index + 1) }] }),
  ]);
  const recorded = record([snapshot(field, element('p', {}, mirror)), ...events]);
  for (let length = 1; length < SECRET.length; length++) expect(recorded).not.toContain(`"${SECRET.slice(0, length)}"`);
});

test('words of the page are shown again when nothing is being typed', () => {
  const field = element('input', { type: 'password' });
  const status = text('');
  const events = [snapshot(field, element('p', {}, status)), input(field.id, 'a')];
  const sanitiser = createSanitiser({ level: 'screen' });
  for (const one of events) sanitiser.sanitise(one);
  wait(5000);
  const shown = sanitiser.sanitise(mutation({ texts: [{ id: status.id, value: 'a new message' }] }));
  expect(JSON.stringify(shown)).toContain('a new message');
});

test('a card number split over elements is masked', () => {
  const spans = '4111111111111111'.split('').map((digit) => element('span', {}, digit));
  const groups = '5500 0000 0000 0004'.split(' ').map((group) => element('div', {}, group));
  const recorded = at('screen', element('p', {}, ...spans), element('div', {}, ...groups));
  expect([...recorded.matchAll(/"textContent":"(\d+)"/g)]).toEqual([]);
});

test('a card number typed in an ordinary field is never almost complete in the recording', () => {
  const field = element('input', { type: 'text', name: 'notes' });
  const typed = '4111111111111111'.split('').map((_, index) => input(field.id, '4111111111111111'.slice(0, index + 1)));
  expect(record([snapshot(field), ...typed])).not.toContain('4111111');
});

test('a number that was held back while it was typed is shown when its field is left', () => {
  const field = element('input', { type: 'text', name: 'amount' });
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(field));
  expect(sanitiser.sanitise(input(field.id, '12500000'))).toMatchObject({ data: { text: MASK } });
  const left = sanitiser.sanitise(event(3, { source: 2, type: 6, id: field.id }));
  expect(left).toMatchObject({ data: { source: 5, text: '12500000' } });
});

test('at the level inputs nothing typed or chosen is recorded, and the rest is', () => {
  const recorded = at(
    'inputs',
    element('h1', {}, 'Invoices'),
    element('textarea', { value: 'my note' }),
    element('div', { contenteditable: 'true' }, 'my letter'),
    element('select', {}, element('option', { value: '1', selected: true }, 'Diabetes')),
    element('input', { type: 'radio', checked: true }),
  );
  expect(recorded).toContain('Invoices');
  for (const typed of ['my note', 'my letter', 'Diabetes', 'selected', 'checked'])
    expect(recorded).not.toContain(typed);
});

test("at the level structure only the app's own texts are recorded", () => {
  const rules = parseRules({ version: '1', strings: ['Save'] });
  const page = snapshot(
    element('button', {}, 'Save'),
    element('p', { title: 'Ann Lee' }, 'Ann Lee'),
    element('img', { src: 'https://app.example/ann.png', alt: 'Ann' }),
  );
  const recorded = record([page], { level: 'structure', rules });
  expect(recorded).toContain('Save');
  expect(recorded).not.toContain('Ann');
  expect(recorded).not.toContain('ann.png');
});

test('a mask does not tell the length of what it hides', () => {
  const lengths = ['Jo', 'Johanna Elisabeth'].map(
    (name) => at('structure', element('p', {}, name)).match(/•+/)?.[0].length,
  );
  expect(new Set(lengths).size).toBe(1);
});

test('what is not on the screen is not recorded', () => {
  const recorded = at(
    'screen',
    element('input', { type: 'hidden', name: 'id', value: SECRET }),
    element('input', { type: 'radio', value: SECRET }),
    element('select', {}, element('option', { value: SECRET }, 'A')),
    element('noscript', {}, SECRET),
    element('script', { type: 'application/json' }, SECRET),
    element('meta', { name: 'csrf-token', content: SECRET }),
    element('div', { hidden: '' }, SECRET),
    element('details', {}, element('summary', {}, 'More'), SECRET),
    { type: 5, id: 9001, textContent: SECRET },
  );
  expect(recorded).not.toContain(SECRET);
  expect(recorded).toContain('More');
});

test('a menu that opens is shown from then on', () => {
  const menu = element('div', { hidden: '' }, element('p', {}, 'Settings'));
  const recorded = record([
    snapshot(menu),
    mutation({ attributes: [{ id: menu.id, attributes: { hidden: null } }] }),
  ]).split('\n');
  expect(recorded[0]).not.toContain('Settings');
  expect(recorded[1]).toContain('Settings');
});

test('a mask that is added late covers what is already there', () => {
  const box = element('div', {}, element('p', { title: 'Ann Lee' }, 'Ann Lee'));
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(box));
  const masked = sanitiser.sanitise(mutation({ attributes: [{ id: box.id, attributes: { 'data-opname': 'mask' } }] }));
  expect(masked).toMatchObject({
    data: { texts: [{ value: MASK }], attributes: [{}, { attributes: { title: MASK } }] },
  });
});

test('a hidden element keeps its place and nothing else', () => {
  const box = element('div', { 'data-opname': 'hide' }, element('p', {}, 'Ann Lee'));
  const recorded = record([snapshot(box)], { sizeOf: () => ({ width: 300, height: 40 }) });
  expect(recorded).not.toContain('Ann');
  expect(recorded).toContain('"rr_width":"300px"');
});

test('the nearest rule wins, and a page of its own may have other rules', () => {
  const rules = parseRules({
    version: '1',
    rules: [
      { action: 'mask', selector: '.customer' },
      { action: 'show', selector: '.customer .status' },
      { action: 'mask', page: '/admin/**' },
    ],
  });
  const page = snapshot(
    element('div', { class: 'customer' }, 'Ann', element('b', { class: 'status' }, 'active')),
    'rest',
  );
  const shown = record([page], { rules, pageUrl: 'https://app.example/home' });
  expect(shown).not.toContain('Ann');
  expect(shown).toContain('active');
  expect(shown).toContain('rest');
  expect(record([page], { rules, pageUrl: 'https://app.example/admin/users?x=1' })).not.toContain('rest');
});

test('a field becomes sensitive by a label that comes later', () => {
  const field = element('input', { type: 'text', id: 'f1' });
  const box = element('div', {}, field);
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(box));
  const label = element('label', { for: 'f1' }, 'Wachtwoord');
  sanitiser.sanitise(mutation({ adds: [{ parentId: box.id, nextId: field.id, node: label }] }));
  expect(sanitiser.sanitise(input(field.id, SECRET))).toMatchObject({ data: { text: MASK } });
});

test('rules and labels reach into shadow roots and frames', () => {
  const inner = { ...element('input', { type: 'text', value: SECRET }), isShadow: true };
  const host = { ...element('my-field', { name: 'password' }, inner), isShadowHost: true };
  const frame = element('iframe', { 'data-opname': 'mask' });
  const inside = { type: 0, id: 9100, childNodes: [element('html', {}, element('p', {}, 'Ann Lee'))] };
  const attached = mutation({ adds: [{ parentId: frame.id, nextId: null, node: inside }], isAttachIframe: true });
  const recorded = record([snapshot(host, frame), attached]);
  expect(recorded).not.toContain(SECRET);
  expect(recorded).not.toContain('Ann');
});

test('the address of the page loses its query, its fragment and its tokens', () => {
  const href = 'https://app.example/reset/a8f3k2m9x7q4w1z5/now?token=abc#access_token=def';
  expect(record([event(4, { href, width: 800, height: 600 })])).toContain('"href":"https://app.example/reset/***/now"');
});

test('an event, a source or a node that is not known is dropped and counted', () => {
  const sanitiser = createSanitiser({ level: 'screen' });
  for (const unknown of [
    event(99, {}),
    event(3, { source: 77 }),
    event(3, { source: 11, level: 'log' }),
    null,
    'text',
    7,
  ]) {
    expect(sanitiser.sanitise(unknown)).toBeNull();
  }
  expect(sanitiser.sanitise(event(6, { plugin: 'x', payload: SECRET }))).toBeNull();
  expect(sanitiser.sanitise(event(5, { tag: 'theirs', payload: { a: SECRET } }))).toBeNull();
  expect(sanitiser.facts().dropped).toMatchObject({ event: 5, source: 2, custom: 1 });
});

test('after an exception it says so and lets nothing through any more', () => {
  const sanitiser = createSanitiser({ level: 'screen' });
  const trap = {
    get type() {
      throw new Error(SECRET);
    },
    timestamp: 1,
  };
  expect(sanitiser.sanitise(trap)).toBeNull();
  expect(sanitiser.facts().broken).toBe('Error');
  expect(sanitiser.sanitise(snapshot(element('p', {}, 'text')))).toBeNull();
});

test('what passed once passes again without becoming clearer', () => {
  const page = snapshot(
    element('h1', { class: 'title' }, 'Invoices'),
    element('input', { type: 'password', value: SECRET }),
    element('p', {}, 'Card 4111 1111 1111 1111'),
  );
  const once = createSanitiser({ level: 'screen' }).sanitise(page);
  expect(createSanitiser({ level: 'screen' }).sanitise(once)).toEqual(once);
});

test('values that the page side remembers are echoes too', () => {
  const echoes = createEchoes();
  echoes.remember(SECRET);
  expect(record([snapshot(element('p', {}, `It is ${SECRET}`))], { echoes })).not.toContain(SECRET);
});

test('each node can say why it looks as it does', () => {
  const field = element('input', { type: 'text', name: 'iban' });
  const title = text('Invoices');
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(element('h1', {}, title), field));
  expect(explain(sanitiser.session, field.id)).toEqual({ outcome: 'sensitive', because: 'name' });
  expect(explain(sanitiser.session, title.id).outcome).toBe('shown');
});

test('a text or a value that was masked for what stands in it says which detector, or that it is an echo', () => {
  const card = text('Card 4111 1111 1111 1111');
  const note = element('input', { type: 'text', name: 'note', value: 'NL91 ABNA 0417 1643 00' });
  const echo = text(`You typed ${SECRET}`);
  const sanitiser = createSanitiser({ level: 'screen' });
  const password = element('input', { type: 'password', value: SECRET });
  sanitiser.sanitise(snapshot(element('p', {}, card), note, password, element('p', {}, echo)));
  const because = [card, note, echo].map(({ id }) => explain(sanitiser.session, id));
  expect(because).toEqual([
    { outcome: 'masked', because: 'detector number' },
    { outcome: 'masked', because: 'detector iban' },
    { outcome: 'masked', because: 'echo' },
  ]);
});

test('a field whose values the level masks is masked, though its labels are shown', () => {
  const city = element('input', { type: 'text', name: 'city', value: 'Utrecht' });
  const sanitiser = createSanitiser({ level: 'inputs' });
  sanitiser.sanitise(snapshot(city));
  expect(explain(sanitiser.session, city.id)).toEqual({ outcome: 'masked', because: 'level' });
});
