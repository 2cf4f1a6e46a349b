import type { RecordedEvent } from '@opname/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, input, mutation, snapshot, text, type Described } from '../../testing/picture.ts';
import { createAllowance } from '../allowance.ts';
import type { MirrorNode } from '../mirror/mirror.ts';
import { createSanitiser, type Sanitiser, type SanitiserOptions } from '../sanitiser.ts';

const inPage = (options: Partial<SanitiserOptions> = {}): Sanitiser =>
  createSanitiser({ level: 'screen', moves: 'told', ...options });
function onServer(characters = Number.POSITIVE_INFINITY): Sanitiser {
  const allowance = createAllowance();
  allowance.renew(characters);
  return createSanitiser({ level: 'screen', holdsBack: false, moves: allowance.mayWrite });
}

const move = (parent: Described, nextId: number | null, ...nodes: Described[]): RecordedEvent =>
  mutation({ adds: [{ parentId: parent.id, nextId, moved: nodes.map(({ id }) => id) }] });

function last(sanitiser: Sanitiser, ...events: unknown[]): unknown {
  const kept = events.map((event) => sanitiser.sanitise(event));
  expect(sanitiser.facts().broken).toBeUndefined();
  return kept.at(-1)?.data;
}

/** What stands in a page as a sanitiser knows it. */
function standing({ session }: Sanitiser, root: Described): unknown {
  const tell = (node: MirrorNode): unknown => {
    const inside: unknown[] = [];
    for (let child = node.first; child; child = child.next) inside.push(tell(child));
    return [node.id, node.tag, node.text, { ...node.attributes }, inside];
  };
  const node = session.mirror.get(root.id);
  return node && tell(node);
}

test('a row that stands elsewhere is told by its number and its place', () => {
  const rows = ['a', 'b', 'c'].map((word) => element('li', {}, word));
  const list = element('ul', {}, ...rows);
  const [a, b, c] = rows as [Described, Described, Described];
  expect(last(inPage(), snapshot(list), move(list, null, b, a))).toEqual({
    source: 0,
    removes: [],
    adds: [{ parentId: list.id, nextId: null, moved: [b.id, a.id] }],
    texts: [],
    attributes: [],
  });
  expect(last(onServer(), snapshot(list), move(list, c.id, b))).toMatchObject({
    removes: [{ parentId: list.id, id: b.id }],
    adds: [
      { parentId: list.id, nextId: c.id, node: { id: b.id, tagName: 'li' } },
      { parentId: b.id, nextId: null, node: { textContent: 'b' } },
    ],
  });
});

test('what comes under a mask is described anew, and what is hidden only leaves', () => {
  const row = element('li', { title: 'Ann Lee' }, 'Ann Lee');
  const masked = element('ul', { 'data-opname': 'mask' });
  const hidden = element('ul', { 'data-opname': 'hide' });
  const page = snapshot(element('ul', {}, row), masked, hidden);
  expect(JSON.stringify(last(inPage(), page, move(masked, null, row)))).toMatch(/"removes":\[\{.*"tagName":"li"/);
  expect(JSON.stringify(last(inPage(), page, move(masked, null, row)))).not.toContain('Ann');
  expect(last(inPage(), page, move(hidden, null, row))).toMatchObject({ removes: [{ id: row.id }], adds: [] });
});

test('what leaves a mask is told as it is', () => {
  const row = element('li', {}, 'Ann Lee');
  const open = element('ul', {});
  const page = snapshot(element('ul', { 'data-opname': 'mask' }, row), open);
  expect(JSON.stringify(last(inPage(), page, move(open, null, row)))).toContain('Ann Lee');
});

test('a secret whose pieces are put beside each other is masked', () => {
  const [first, second] = [element('span', {}, '4111 1111'), element('span', {}, ' 1111 1111')];
  const line = element('p', {}, first);
  const page = snapshot(line, element('p', {}, second));
  expect(JSON.stringify(last(inPage(), page, move(line, null, second)))).toMatch(/"texts":\[\{.*••••/);
});

test.each([
  ['within', 70],
  ['at the end of', 119],
])('a secret whose pieces come beside each other when many rows are sorted is masked, %s them', (_, place) => {
  const fillers = Array.from({ length: 118 }, (_filler, index) => element('span', {}, `invoice ${index} is open. `));
  const [first, second] = [element('span', {}, '4111 1111'), element('span', {}, ' 1111 1111')];
  const outside = element('span', {}, ' 1111 1111');
  const list = element('span', {}, first, ...fillers, second);
  const page = snapshot(list, outside);
  const sorted = place === 119 ? [second, ...fillers, first] : fillers.toSpliced(place, 0, first, second);
  // Each is put before the one that was put last.
  const told = JSON.stringify(last(inPage(), page, move(list, null, ...sorted.toReversed())));
  expect(told.match(/•+/g)).toHaveLength(1);
});

test('a field that is put beside what names it a sensitive one is a sensitive one', () => {
  const field = element('input', { type: 'text' });
  const holder = element('div', {}, field);
  const form = element('div', {}, element('span', {}, 'Password'));
  const sanitiser = inPage();
  last(sanitiser, snapshot(element('section', {}, holder), form), move(form, null, holder));
  expect(JSON.stringify(last(sanitiser, input(field.id, 'Xk9mQ2vLp7Rt')))).not.toContain('Xk9');
});

test('moves that cannot be are left out, and break nothing', () => {
  const inner = element('b', {}, 'inner');
  const row = element('li', {}, inner, 'row');
  const list = element('ul', {}, row);
  const page = snapshot(list);
  const forged = [
    move(inner, null, row),
    move({ ...list, id: 99_999_999 }, null, row),
    mutation({ adds: [{ parentId: list.id, nextId: 'x', moved: [null, -1, 'x', {}, 4e9] }] }),
    mutation({ adds: [{ parentId: list.id, nextId: null, moved: 'all' }] }),
    mutation({ adds: [{ parentId: list.id, nextId: row.id, moved: [row.id, row.id, list.id, 1] }] }),
    mutation({
      removes: [{ parentId: list.id, id: row.id }],
      adds: [{ parentId: list.id, nextId: null, moved: [row.id] }],
    }),
  ];
  for (const sanitiser of [inPage, onServer])
    for (const one of forged) {
      const known = sanitiser();
      last(known, page, one, move(list, null, inner));
      expect(JSON.stringify(standing(known, list) ?? '').match(/inner/g)?.length ?? 0).toBeLessThan(2);
    }
  expect(onServer().sanitise(page)).not.toBeNull();
});

test('a chunk that names a large node again and again writes no more than it may', () => {
  const large = element('div', {}, 'word '.repeat(2000));
  const page = element('main', {}, large, element('p', {}, 'rest'));
  const sanitiser = onServer(25_000);
  const sent = [snapshot(page), ...Array.from({ length: 50 }, () => move(page, null, large))];
  const written = JSON.stringify(sent.slice(1).map((event) => last(sanitiser, sent[0] && event)));
  expect(written.length).toBeLessThan(30_000);
});

const words = fc.constantFrom('Invoices', 'Ann Lee', '4111 1111', '1111 1111', 'NL91 ABNA', '0417 1643 00');
const marks = fc.constantFrom({}, {}, {}, { 'data-opname': 'mask' }, { hidden: '' }, { title: 'Total' });
const steps = fc.array(
  fc.record({ kind: fc.nat(5), what: fc.nat(30), where: fc.nat(30), before: fc.nat(8), word: words }),
  {
    minLength: 1,
    maxLength: 25,
  },
);

test('what is told as moves and written out later stands as what was written out at once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, marks), { minLength: 4, maxLength: 14 }), steps, (items, plan) => {
      const rows = items.map(([word, mark]) => element('li', mark, element('b', {}, word), 'end'));
      const root = element('ul', {}, ...rows);
      const stream = [snapshot(root), ...plan.map((step) => stepEvent(root, rows, step))];
      const [told, written, at, again] = [inPage(), onServer(), onServer(), onServer()];
      for (const event of stream) {
        const kept = told.sanitise(event);
        const later = kept && written.sanitise(kept);
        if (later) again.sanitise(later);
        expect(JSON.stringify(at.sanitise(event))).not.toContain('moved');
      }
      for (const one of [told, written, at, again]) expect(one.facts().broken).toBeUndefined();
      expect(standing(again, root)).toEqual(standing(written, root));
      expect(idsOf(standing(told, root))).toEqual(idsOf(standing(at, root)));
    }),
    { numRuns: 200 },
  );
});

const idsOf = (tree: unknown): unknown => (Array.isArray(tree) ? [tree[0], (tree[4] as unknown[]).map(idsOf)] : tree);

interface Step {
  kind: number;
  what: number;
  where: number;
  before: number;
  word: string;
}

function stepEvent(root: Described, rows: Described[], { kind, what, where, before, word }: Step): RecordedEvent {
  const row = rows[what % rows.length] ?? root;
  const parent = where % 3 === 0 ? (rows[where % rows.length] ?? root) : root;
  const next = rows[before % rows.length]?.id ?? null;
  const moves = [{ parentId: parent.id, nextId: next === row.id ? null : next, moved: [row.id] }];
  if (kind < 3) return mutation({ adds: moves });
  if (kind === 3) {
    const added = element('li', {}, word);
    rows.push(added);
    return mutation({ adds: [...moves, { parentId: row.id, nextId: null, node: added }] });
  }
  if (kind === 4) return mutation({ adds: moves, attributes: [{ id: row.id, attributes: { title: word } }] });
  return mutation({ adds: [{ parentId: row.id, nextId: null, node: text(word) }] });
}
