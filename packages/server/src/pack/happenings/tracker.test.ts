import type { Happening, RecordedEvent } from '@opname/protocol';
import { expect, test } from 'vitest';
import { createPageState } from '../keyframe/page-state.ts';
import { joinActivity, type Digest } from './digest.ts';
import { createTracker } from './tracker.ts';

const FROM = 1_800_000_000_000;
const text = (id: number, textContent: string) => ({ type: 3, id, textContent });
const element = (id: number, tagName: string, attributes: object, childNodes: object[] = []) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
});

const BODY = element(3, 'body', {}, [
  element(10, 'button', { 'aria-expanded': 'false' }, [element(11, 'svg', {}), text(12, ' Account  ')]),
  element(20, 'form', {}, [
    element(21, 'label', { for: 'mail' }, [text(22, 'E-mail')]),
    element(23, 'input', { id: 'mail', type: 'email' }),
    element(24, 'button', {}, [text(25, 'Send')]),
  ]),
  element(30, 'div', {}, [text(31, 'Just a box')]),
  element(40, 'p', { role: 'alert' }),
]);
const PAGE: RecordedEvent[] = [
  { type: 4, timestamp: FROM, data: { href: 'https://app.example.org/start', width: 1000, height: 700 } },
  { type: 2, timestamp: FROM, data: { node: { type: 0, id: 1, childNodes: [element(2, 'html', {}, [BODY])] } } },
];

const at = (ms: number, data: object): RecordedEvent => ({ type: 3, timestamp: FROM + ms, data });
const click = (ms: number, id: number) => at(ms, { source: 2, type: 2, id, x: 5, y: 5 });
const change = (ms: number, data: object) =>
  at(ms, { source: 0, adds: [], removes: [], texts: [], attributes: [], ...data });
const expand = (ms: number) => change(ms, { attributes: [{ id: 10, attributes: { 'aria-expanded': 'true' } }] });

function digestOf(events: RecordedEvent[]): Digest {
  const state = createPageState();
  const tracker = createTracker(state.tree);
  for (const event of [...PAGE, ...events]) {
    state.apply(event);
    tracker.follow(event);
  }
  return tracker.take();
}

/** What happened after the page was opened, by kind and label. */
const told = (events: RecordedEvent[]) =>
  digestOf(events)
    .happenings.slice(1)
    .map(({ kind, label, at: time }: Happening) => [kind, label ?? '', time - FROM]);

test('opening a page is told with its address', () => {
  expect(digestOf([]).happenings).toEqual([{ kind: 'navigate', at: FROM, label: 'https://app.example.org/start' }]);
});

test('an address that the app goes to without a new document is told once, also where a picture repeats it', () => {
  const href = 'https://app.example.org/orders';
  const goes = { type: 5, timestamp: FROM + 100, data: { tag: 'opname.address', payload: { href } } };
  const picture = { type: 4, timestamp: FROM + 130, data: { href, width: 1000, height: 700 } };
  expect(told([goes, picture])).toEqual([['navigate', href, 100]]);
});

test('a click is told by the name of the button around it, and a menu by what opened it', () => {
  expect(told([click(100, 11), expand(150)])).toEqual([
    ['click', 'Account', 100],
    ['menu', 'Account', 150],
  ]);
});

test('a field that is filled is told once, by its label and without what was typed', () => {
  const typing = [200, 300, 400].map((ms) => at(ms, { source: 5, id: 23, text: 'ann', userTriggered: true }));
  expect(told(typing)).toEqual([['fill', 'E-mail', 200]]);
  expect(JSON.stringify(digestOf(typing))).not.toContain('ann');
});

test('a value that the page sets itself was filled by nobody', () => {
  expect(told([at(200, { source: 5, id: 23, text: 'ann' })])).toEqual([]);
});

test('the button of a form sends it', () => {
  expect(told([click(100, 24), expand(200)])[0]).toEqual(['send', 'Send', 100]);
});

test('a click that changes nothing for a second is dead, and one that is answered is not', () => {
  expect(told([click(100, 30), expand(1200)])).toContainEqual(['dead', 'Just a box', 100]);
  expect(told([click(100, 30), expand(1000)])).not.toContainEqual(['dead', 'Just a box', 100]);
});

test('a click on the last moment of a recording is not called dead', () => {
  expect(told([click(100, 30)])).toEqual([['click', 'Just a box', 100]]);
});

test('clicking one place again and again is rage', () => {
  const clicks = [0, 200, 400, 600, 800].map((ms) => click(ms, 30));
  expect(digestOf(clicks).happenings.find(({ kind }) => kind === 'rage')).toMatchObject({ count: 5, to: FROM + 800 });
  expect(told([0, 200, 400].map((ms) => click(ms, 30))).map(([kind]) => kind)).not.toContain('rage');
});

test('an alert that gets a text is an error that the participant saw, and so is a field that turns invalid', () => {
  const alert = change(100, { adds: [{ parentId: 40, nextId: null, node: text(41, 'Card refused') }] });
  const invalid = change(200, { attributes: [{ id: 23, attributes: { 'aria-invalid': 'true' } }] });
  expect(told([alert, invalid])).toEqual([
    ['error', 'Card refused', 100],
    ['error', 'E-mail', 200],
  ]);
});

test('half a minute in which nobody does anything is idle, whatever the page does by itself', () => {
  const ticking = Array.from({ length: 50 }, (_, second) => expand(1000 * second));
  const { happenings } = digestOf([click(0, 30), ...ticking, click(50_000, 30)]);
  expect(happenings).toContainEqual({ kind: 'idle', at: FROM, to: FROM + 50_000 });
});

test('the lowest edge that was reached counts the window', () => {
  expect(
    digestOf([at(10, { source: 3, id: 1, x: 0, y: 300 }), at(20, { source: 3, id: 1, x: 0, y: 0 })]).scrolledTo,
  ).toBe(1000);
});

test('activity has a digit for each second, the higher the more happened', () => {
  const { second, levels } = digestOf([click(0, 30), click(2500, 30), expand(2600)]);
  expect([second, levels]).toEqual([FROM / 1000, '303']);
});

test('the activity of segments is one line without gaps', () => {
  const first = { second: 10, levels: '12' };
  const second = { second: 14, levels: '3' };
  expect(joinActivity([second, first], 9)).toBe('012003');
});
