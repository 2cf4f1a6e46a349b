import type { Level, RecordedEvent } from '@opname/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, event, input, mutation, snapshot, text, type Described } from '../testing/picture.ts';
import { createSanitiser } from './sanitiser.ts';

declare const structuredClone: <Value>(value: Value) => Value;

/** Keeps the whole well under the seconds that a unit test may take. */
const RUNS = { numRuns: 250 };

const level = fc.constantFrom<Level>('screen', 'inputs', 'structure');
/** Begins with letters that no other text here holds, so that finding it is a leak and not an accident. */
const secret = fc.stringMatching(/^Qzx[A-Za-z\d]{9,20}$/).filter((value) => /\d/.test(value));

/** The places in which a value is sensitive, each with the attributes that say so. */
const SENSITIVE_FIELDS = [
  { type: 'password' },
  { type: 'text', autocomplete: 'one-time-code' },
  { type: 'tel', autocomplete: 'cc-number' },
  { type: 'text', name: 'api_key' },
  { type: 'text', id: 'iban' },
  { type: 'text', 'aria-label': 'Wachtwoord' },
  { type: 'text', placeholder: 'Recovery phrase' },
];
const sensitiveField = fc.constantFrom(...SENSITIVE_FIELDS);

function sanitiseAll(events: readonly unknown[], at: Level): (RecordedEvent | null)[] {
  const sanitiser = createSanitiser({ level: at });
  const recorded = events.map((one) => sanitiser.sanitise(one));
  expect(sanitiser.facts().broken).toBeUndefined();
  return recorded;
}

test('a secret of a sensitive field is in nothing recorded, neither as its value nor as an echo of it', () => {
  fc.assert(
    fc.property(secret, sensitiveField, fc.boolean(), level, (value, attributes, isTyped, at) => {
      const field = element('input', isTyped ? attributes : { ...attributes, value });
      const line = element('p', { title: '' }, 'x');
      const stream = [
        snapshot(field, line),
        ...(isTyped ? [input(field.id, value)] : []),
        mutation({
          adds: [{ parentId: line.id, nextId: null, node: text(`You wrote ${value}.`) }],
          attributes: [
            { id: line.id, attributes: { title: value, class: `a ${value}`, style: { '--v': value } } },
            { id: line.id, attributes: { 'data-x': value.split('').toReversed().join('') } },
          ],
        }),
        event(4, { href: `https://app.example/${value}?q=${value}#${value}`, width: 1, height: 1 }),
      ];
      const recorded = JSON.stringify(sanitiseAll(stream, at));
      expect(recorded).not.toContain(value);
      expect(recorded).not.toContain(value.split('').toReversed().join(''));
    }),
    RUNS,
  );
});

const words = fc.constantFrom(
  'Invoices',
  'Save',
  'Total',
  'Ann Lee',
  'NL91 ABNA 0417 1643 00',
  '4111 1111 1111 1111',
  'x',
);
const attributes = fc.record(
  {
    class: fc.constantFrom('row', 'row wide', 'a b'),
    title: words,
    href: fc.constantFrom('/a/b?c=d#e', 'https://app.example/u/1', '#top'),
    'aria-label': words,
    'data-opname': fc.constantFrom('mask', 'hide', 'show'),
    style: fc.constantFrom('color:red', 'display:none', '--name:"Ann"'),
    placeholder: words,
  },
  { requiredKeys: [] },
);
const field = fc.oneof(
  sensitiveField,
  fc.record({ type: fc.constantFrom('text', 'email', 'radio', 'hidden'), name: fc.constantFrom('note', 'city') }),
);
type Plan = { tag: string; attributes: object; value?: string; children: (Plan | string)[] };
const plans = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      tag: fc.constant('input'),
      attributes: field,
      value: fc.oneof(words, secret),
      children: fc.constant<string[]>([]),
    }),
    fc.record({
      tag: fc.constantFrom('div', 'p', 'label', 'button', 'details', 'select', 'option', 'dialog', 'table', 'td'),
      attributes,
      children: fc.array(fc.oneof(words, tie('plan')), { maxLength: 4 }),
    }),
  ),
}));

/** Numbers are given when a run builds its tree, so that no two nodes of it share one. */
function build({ tag, attributes: given, value, children }: Plan): Described {
  const parts = children.map((child) => (typeof child === 'string' ? child : build(child)));
  return element(tag, value === undefined ? given : { ...given, value }, ...parts);
}

test('what one sanitiser lets through, another of the same level lets through unchanged', () => {
  fc.assert(
    fc.property(fc.array(plans.plan, { maxLength: 5 }), plans.plan, words, level, (before, later, typed, at) => {
      const note = element('input', { type: 'text', name: 'note' });
      const box = element('section', {}, note);
      const stream = [
        event(4, { href: 'https://app.example/a?b=c', width: 800, height: 600 }),
        snapshot(box, ...before.map(build)),
        mutation({ adds: [{ parentId: box.id, nextId: null, node: build(later) }] }),
        input(note.id, typed),
      ];
      const once = sanitiseAll(stream, at).filter((one) => one !== null);
      expect(sanitiseAll(structuredClone(once), at)).toEqual(once);
    }),
    RUNS,
  );
});
