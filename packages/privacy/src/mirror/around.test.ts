import { expect, test } from 'vitest';
import { element, snapshot } from '../../testing/picture.ts';
import { createSanitiser } from '../sanitiser.ts';

const VALUE = 'Zq7-something';

/** Whether the value of the field in the markup is told. */
function tells(...children: Parameters<typeof snapshot>): boolean {
  return JSON.stringify(createSanitiser({ level: 'screen' }).sanitise(snapshot(...children))).includes(VALUE);
}
const table = (...cells: Parameters<typeof snapshot>) =>
  element(
    'table',
    {},
    element('caption', {}, 'People'),
    element('thead', {}, element('tr', {}, element('th', {}, 'Name'), element('th', {}, 'PIN'))),
    element('tbody', {}, element('tr', {}, ...cells)),
  );
const field = () => element('input', { value: VALUE });

test('a field that stands alone is named by the text after it', () => {
  expect(tells(element('div', {}, field(), element('span', {}, 'Wachtwoord')))).toBe(false);
  expect(tells(element('div', {}, field(), element('span', {}, 'You can change it later')))).toBe(true);
});

test('a text after a field is the name of the next one where there is one, or a text before', () => {
  expect(tells(element('div', {}, field(), 'Password', element('input', { type: 'password' })))).toBe(true);
  expect(
    tells(element('div', {}, 'Town', element('i', {}), ' ', field(), element('a', {}, 'Password forgotten?'))),
  ).toBe(true);
});

test('a picture names a field', () => {
  expect(tells(element('label', {}, element('img', { alt: 'Password' }), field()))).toBe(false);
  expect(tells(element('p', {}, element('i', { role: 'img', 'aria-label': 'PIN' }), field()))).toBe(false);
  expect(tells(element('label', {}, element('img', { alt: 'House' }), field()))).toBe(true);
});

test('the head of a column names the fields in it, and no others', () => {
  expect(tells(table(element('td', {}, 'Jo'), element('td', {}, field())))).toBe(false);
  expect(tells(table(element('td', {}, field()), element('td', {}, '…')))).toBe(true);
});
