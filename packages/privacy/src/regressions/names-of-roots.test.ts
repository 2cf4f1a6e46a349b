import { expect, test } from 'vitest';
import { element, input, snapshot, type Described } from '../../testing/picture.ts';
import { createSanitiser } from '../sanitiser.ts';

/** A web component that keeps a label and an input in its shadow root, as all of its kind with the same ids. */
function component(label: string, type: string): { host: Described; field: Described } {
  const field = element('input', { id: 'input', type });
  const children = [element('label', { for: 'input' }, label), field];
  for (const child of children) child['isShadow'] = true;
  const host = element('x-input', {}, ...children);
  return { host: { ...host, isShadowHost: true }, field };
}

test('a label names the field in its own shadow root, and none in another with the same id', () => {
  const password = component('Password', 'password');
  const company = component('Company', 'text');
  const card = component('Kaartnummer', 'text');
  const sanitiser = createSanitiser({ level: 'screen' });
  const type = ({ field }: typeof card, value: string) => JSON.stringify(sanitiser.sanitise(input(field.id, value)));
  sanitiser.sanitise(snapshot(password.host, company.host, card.host));
  expect(type(company, 'Rabbits')).toContain('Rabbits');
  expect(type(card, 'Hamsters')).not.toContain('Hamsters');
  expect(type(password, 'Weasels')).not.toContain('Weasels');
});

test('what describes a field tells that it is sensitive', () => {
  const field = element('input', { 'aria-label': 'Choose', 'aria-describedby': 'hint' });
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(field, element('p', { id: 'hint' }, 'Choose a PIN of five digits')));
  expect(JSON.stringify(sanitiser.sanitise(input(field.id, 'Rabbits')))).not.toContain('Rabbits');
});
