import { expect, test } from 'vitest';
import { element, event, input, mutation, snapshot, text } from '../testing/picture.ts';
import { MASK } from './mask.ts';
import { createSanitiser } from './sanitiser.ts';

/** Milliseconds: it takes a tenth of that; when each text looked at all after it, it took six seconds. */
const LONG_LIST_MS = 2000;

const SECRET = 'Tr0ub4dour-and-3';

function record(...events: unknown[]): string[] {
  const sanitiser = createSanitiser({ level: 'screen' });
  return events.map((one) => JSON.stringify(sanitiser.sanitise(one)));
}

test('font stacks and layout in custom properties survive', () => {
  const css =
    ":root{--sans: system-ui, 'Segoe UI', Roboto, sans-serif;--gap: clamp(4px, 2vw, 1rem);--cols: repeat(2, 1fr)}";
  const [recorded = ''] = record(snapshot(element('style', {}, css)));
  expect(recorded).toContain("--sans: system-ui, 'Segoe UI', Roboto, sans-serif");
  expect(recorded).toContain('--cols: repeat(2, 1fr)');
});

test('cells beside each other are texts of their own', () => {
  const cells = ['2026-0015', 'Verstuurd', 'Schilders Smit'].map((cell) => element('td', {}, cell));
  const [recorded] = record(snapshot(element('table', {}, element('tr', {}, ...cells))));
  expect(recorded).toContain('2026-0015');
  expect(recorded).toContain('Verstuurd');
  expect(recorded).toContain('Schilders Smit');
});

test('of a list all that is chosen is told where it may be seen, and of a tick box that it is neither', () => {
  const list = element(
    'select',
    { name: 'colours', multiple: true },
    element('option', {}, 'red'),
    element('option', {}, 'blue'),
  );
  const box = element('input', { type: 'checkbox', name: 'all' });
  const told = [
    event(3, { source: 5, id: list.id, text: 'red', isChecked: false, chosen: [0, 1, 'x'] }),
    event(3, { source: 5, id: box.id, text: 'on', isChecked: false, isMixed: true }),
  ];
  const shown = record(snapshot(list, box), ...told).join();
  expect(shown).toContain('"chosen":[0,1,0]');
  expect(shown).toContain('"isMixed":true');
  const hidden = createSanitiser({ level: 'inputs' });
  hidden.sanitise(snapshot(list, box));
  expect(hidden.sanitiseTurn(told)).toEqual([]);
});

test('an option that is written in several texts is shown whole', () => {
  const option = element('option', { value: 'internal-7' }, text('Amsterdam'), text(' ('), text('Noord'), text(')'));
  const [recorded] = record(snapshot(element('select', { name: 'city' }, option)));
  expect(recorded).toContain('Amsterdam');
  expect(recorded).toContain('Noord');
  expect(recorded).not.toContain('internal-7');
});

test('the inside of details is shown while they are open', () => {
  const inside = element('p', {}, 'Delivery on Monday');
  const details = element('details', {}, element('summary', {}, 'More'), inside);
  const open = { id: details.id, attributes: { open: '' } };
  const [first, opened] = record(snapshot(details), mutation({ attributes: [open] }));
  expect(first).toContain('More');
  expect(first).not.toContain('Delivery');
  expect(opened).toContain('Delivery on Monday');
});

test('details that were closed and changed show nothing of the change', () => {
  const inside = text('Delivery on Monday');
  const details = element('details', { open: '' }, element('summary', {}, 'More'), element('p', {}, inside));
  const recorded = record(
    snapshot(details),
    mutation({ attributes: [{ id: details.id, attributes: { open: null } }] }),
    mutation({ texts: [{ id: inside.id, value: 'Delivery on Friday' }] }),
  );
  expect(recorded[0]).toContain('Monday');
  expect(recorded[2]).not.toContain('Friday');
});

test('a value in a closed dialog is masked, and is no secret elsewhere', () => {
  const field = element('input', { type: 'text', name: 'nickname', value: 'Green Garden' });
  const dialog = element('dialog', {}, field);
  const [recorded = ''] = record(snapshot(dialog, element('h1', {}, 'Green Garden')));
  expect(recorded).toContain('"textContent":"Green Garden"');
  expect(recorded).not.toContain('"value":"Green Garden"');
});

test('a dialog that opens shows what stands in it, but no password', () => {
  const field = element('input', { type: 'password', value: SECRET });
  const dialog = element('dialog', {}, element('p', {}, 'Sign in again'), field);
  const [closed, opened] = record(
    snapshot(dialog),
    mutation({ attributes: [{ id: dialog.id, attributes: { open: '' } }] }),
  );
  expect(closed).not.toContain('Sign in again');
  expect(opened).toContain('Sign in again');
  expect(opened).not.toContain(SECRET);
});

test('nodes that come one by one, the parent first, keep their order and are cleaned', () => {
  const list = element('ul');
  const last = element('li');
  const item = { ...element('li', { class: 'new' }), childNodes: [] };
  const field = element('input', { type: 'password', value: SECRET });
  const adds = [
    { parentId: list.id, nextId: null, node: last },
    { parentId: list.id, nextId: last.id, node: item },
    { parentId: item.id, nextId: null, node: field },
    { parentId: item.id, nextId: field.id, node: text('Hello') },
  ];
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(list));
  const recorded = sanitiser.sanitise(mutation({ adds }));
  expect(recorded).toMatchObject({ data: { adds: adds.map(({ parentId, nextId }) => ({ parentId, nextId })) } });
  expect(JSON.stringify(recorded)).toContain('Hello');
  expect(JSON.stringify(recorded)).not.toContain(SECRET);
});

test('the last five letters of a name on a card are an ordinary word', () => {
  const field = element('input', { autocomplete: 'cc-name', name: 'holder' });
  const line = text('x');
  const [, typed, line1] = record(
    snapshot(field, element('p', {}, line)),
    input(field.id, 'A. van der Vlonder'),
    mutation({ texts: [{ id: line.id, value: 'Look onder the table' }] }),
  );
  expect(typed).toContain(MASK);
  expect(line1).toContain('Look onder the table');
});

test('a long list of words is looked through in time that grows with its length', () => {
  const words = Array.from({ length: 6000 }, () => element('p', {}, 'garden'));
  const from = Date.now();
  const [recorded] = record(snapshot(...words));
  expect(recorded).toContain('garden');
  expect(Date.now() - from).toBeLessThan(LONG_LIST_MS);
});
