import type { RecordedEvent } from '@opname/protocol';
import { beforeEach, expect, test } from 'vitest';
import { element, event, input, mutation, snapshot, text, type Described } from '../testing/picture.ts';
import { parseRules } from './rules/parse-rules.ts';
import { createSanitiser, type Sanitiser } from './sanitiser.ts';

const RULES = parseRules({ version: '1', rules: [{ action: 'mask', selector: '.customer' }] });
const MASKED = { id: 0, attributes: { class: 'customer' } };

let host: Described;
let inside: Described;
let words: Described;
let note: Described;
let masked: Described;
let main: Described;
let sanitiser: Sanitiser;

beforeEach(() => {
  words = text('Ready');
  note = element('input', { type: 'text', name: 'note' });
  inside = Object.assign(element('p', {}, words, note), { isShadow: true });
  host = Object.assign(element('section', {}, inside), { isShadowHost: true });
  masked = element('div', { class: 'customer' });
  sanitiser = createSanitiser({ level: 'screen', rules: RULES });
  main = element('main', {}, host);
  sanitiser.sanitise(snapshot(main, masked));
});

const click = (id: number) => event(3, { source: 2, type: 2, id, x: 1, y: 1 });
const turn = (...events: RecordedEvent[]): string => JSON.stringify(sanitiser.sanitiseTurn(events));
const says = (value: string) => mutation({ texts: [{ id: words.id, value }] });
const mask = (attributes: object) => mutation({ attributes: [{ ...MASKED, id: host.id, attributes }] });

test('a text in a shadow root is masked when its host comes under a mask in a later event of the turn', () => {
  const recorded = turn(says('Ann Smith'), mask({ class: 'customer' }));
  expect(recorded).not.toContain('Ann');
  expect(recorded).toContain('customer');
});

test('the same with the attribute, and with a host that is hidden', () => {
  expect(turn(says('Ann Smith'), mask({ 'data-opname': 'mask' }))).not.toContain('Ann');
  expect(turn(says('Bob Jones'), mask({ 'data-opname': 'hide' }))).not.toContain('Bob');
});

test('a host that is moved under a mask takes its root with it', () => {
  const moved = mutation({
    removes: [{ parentId: 1, id: host.id }],
    adds: [
      { parentId: masked.id, nextId: null, node: { ...host, childNodes: [] } },
      { parentId: host.id, nextId: null, node: { ...inside, childNodes: [] } },
      { parentId: inside.id, nextId: null, node: text('Ann Smith') },
    ],
  });
  const recorded = turn(says('Ann Smith'), moved);
  expect(recorded).not.toContain('Ann');
  expect(recorded).toContain('section');
});

test('a value that is set in a root before its host comes under a mask is masked', () => {
  expect(turn(input(note.id, 'Ann Smith'), mask({ class: 'customer' }))).not.toContain('Ann');
});

test('a value that was masked when it was set, and is gone when the mask is, is in nothing', () => {
  turn(mask({ class: 'customer' }));
  expect(turn(input(note.id, 'Ann Smith'), input(note.id, ''), mask({ class: null }))).not.toContain('Ann');
});

test('a text that repeats what was typed in a masked field in the same turn is masked', () => {
  turn(mask({ class: 'customer' }));
  const echo = { parentId: main.id, nextId: null, node: element('p', {}, 'Ann Smith') };
  expect(turn(input(note.id, 'Ann Smith'), mutation({ adds: [echo] }))).not.toContain('Ann');
});

test('a field that becomes a password in the turn in which a root repeats it gives nothing away', () => {
  const field = element('input', { type: 'text', name: 'word' });
  sanitiser.sanitise(snapshot(element('main', {}, host), field));
  const becomes = mutation({ attributes: [{ id: field.id, attributes: { type: 'password', value: 'Tr0ub4dor&3x' } }] });
  expect(turn(says('You wrote Tr0ub4dor&3x'), becomes)).not.toContain('Tr0ub');
});

test('what changed before a full picture of the same turn is in the picture alone', () => {
  const after = element('section', { class: 'customer' }, 'Bob Jones');
  const recorded = turn(says('Ann Smith'), input(note.id, 'Ann'), snapshot(after));
  expect(recorded).not.toMatch(/Ann|Bob/);
  expect(recorded).toContain('"type":2');
});

test('a click on what the click removes stays, and a click on what came in the turn stays too', () => {
  const fresh = element('button', {}, 'Save');
  const recorded = sanitiser.sanitiseTurn([
    click(inside.id),
    mutation({ adds: [{ parentId: masked.id, nextId: null, node: fresh }] }),
    click(fresh.id),
    mutation({ removes: [{ parentId: host.id, id: inside.id, isShadow: true }] }),
  ]);
  const clicked = recorded
    .map(({ data }) => data as { source: number; id: number })
    .filter(({ source }) => source === 2);
  expect(clicked.map(({ id }) => id)).toEqual([inside.id, fresh.id]);
  const times = recorded.map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a box scrolls after the changes that made room for it', () => {
  const recorded = sanitiser.sanitiseTurn([
    mutation({ attributes: [{ id: inside.id, attributes: { style: 'height: 800px' } }] }),
    event(3, { source: 3, id: host.id, x: 0, y: 500 }),
    mutation({ texts: [{ id: words.id, value: 'Done' }] }),
  ]);
  expect(recorded.map(({ data }) => (data as { source: number }).source)).toEqual([0, 3]);
});

test('a rule that was changed before the text of its sheet was put anew is not told, and one that was changed after it is', () => {
  const css = text('p { color: red; }');
  const sheet = element('style', {}, css);
  sanitiser.sanitise(snapshot(main, sheet));
  const color = (value: string) =>
    event(3, { source: 13, id: sheet.id, index: [0], set: { property: 'color', value } });
  const anew = mutation({
    removes: [{ parentId: sheet.id, id: css.id }],
    adds: [{ parentId: sheet.id, nextId: null, node: text('p { color: blue; }') }],
  });
  const told = sanitiser.sanitiseTurn([color('green'), anew, color('teal')]);
  expect(told.map(({ data }) => (data as { source: number }).source)).toEqual([0, 13]);
  expect(JSON.stringify(told)).toMatch(/blue.*teal/);
  expect(JSON.stringify(told)).not.toContain('green');
});

test('changes of several events come as one that has each of them once', () => {
  const first = element('p', {}, 'One');
  const second = element('p', {}, 'Two');
  const [recorded, ...others] = sanitiser.sanitiseTurn([
    mutation({ adds: [{ parentId: masked.id, nextId: null, node: second }] }),
    mutation({
      adds: [{ parentId: masked.id, nextId: second.id, node: first }],
      attributes: [{ id: second.id, attributes: { class: 'b' } }],
    }),
    mutation({
      removes: [{ parentId: masked.id, id: second.id }],
      adds: [{ parentId: masked.id, nextId: null, node: second }],
    }),
  ]);
  expect(others).toEqual([]);
  const { adds, removes, attributes } = (recorded as RecordedEvent).data as Record<
    string,
    { node: Described; nextId: number | null }[]
  >;
  expect(removes).toEqual([]);
  expect(attributes).toEqual([]);
  expect(adds?.filter(({ node }) => node.type === 2).map(({ node, nextId }) => [node.id, nextId])).toEqual([
    // What a node stands before comes first: between the two another may have been put.
    [second.id, null],
    [first.id, second.id],
  ]);
});

test('of two documents that a frame had within the turn, the later one stays', () => {
  const frame = element('iframe', {});
  sanitiser.sanitise(snapshot(main, frame));
  const attach = (id: number, says: string) => {
    const node = { type: 0, id, childNodes: [element('p', {}, says)] };
    return mutation({ adds: [{ parentId: frame.id, nextId: null, node }], isAttachIframe: true });
  };
  const told = turn(attach(9200, 'Blank'), attach(9201, 'Loaded'));
  expect(told).toContain('Loaded');
  expect(told).not.toContain('Blank');
});

test('what a picture holds already is taken away before it is added', () => {
  const row = element('p', {}, 'Row');
  sanitiser.sanitise(snapshot(main, masked, row));
  const [told] = sanitiser.sanitiseTurn([mutation({ adds: [{ parentId: main.id, nextId: null, node: row }] })]);
  const { adds, removes } = (told as RecordedEvent).data as Record<string, { id: number; node: Described }[]>;
  expect(removes?.map(({ id }) => id)).toEqual([row.id]);
  expect(adds?.[0]?.node.id).toBe(row.id);
});
