import { expect, test } from 'vitest';
import { element, event, input, mutation, snapshot, text, wait } from '../../testing/picture.ts';
import { createSanitiser } from '../sanitiser.ts';

const BLUR = { source: 2, type: 6, x: 0, y: 0 };

test('an account number that is typed in groups is never told beyond its country', () => {
  const field = element('input', { type: 'search' });
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(field));
  const number = 'NL91 ABNA 0417 1643 00';
  const said = Array.from(number, (_, index) =>
    JSON.stringify(sanitiser.sanitise(input(field.id, number.slice(0, index + 1)))),
  );
  expect(said.filter((one) => /NL91 A|ABNA|0417|•\d|\d •/.test(one))).toEqual([]);
});

test('half a number that was typed at once is held back where the app repeats it in the same turn', () => {
  const field = element('input', { 'aria-label': 'Subject' });
  const said = text('');
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(field, element('span', {}, said)));
  const half = '5361 8326 58';
  const told = sanitiser.sanitiseTurn([
    input(field.id, half),
    mutation({ texts: [{ id: said.id, value: `Subject: ${half}` }] }),
  ]);
  expect(JSON.stringify(told)).toContain('Subject: ');
  expect(JSON.stringify(told)).not.toContain('8326');
});

test('what is settled passes a second time as it is', () => {
  const field = element('input', { 'aria-label': 'Income' });
  const first = createSanitiser({ level: 'screen' });
  const second = createSanitiser({ level: 'screen', holdsBack: false });
  const events = [snapshot(field), input(field.id, '123456'), event(3, { ...BLUR, id: field.id })];
  const sent = events.map((one) => first.sanitise(one));
  expect(JSON.stringify(sent[1])).not.toContain('123456');
  expect(JSON.stringify(sent[2])).toContain('123456');
  expect(sent.map((one) => second.sanitise(one))).toEqual(sent);
});

test('what is typed in an editable text is whole when the text is left', () => {
  const words = text('1');
  const host = element('div', { contenteditable: 'true' }, element('p', {}, words));
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(host));
  const word = '1-two-three-four';
  const typed = Array.from(word, (_, index) =>
    mutation({ texts: [{ id: words.id, value: word.slice(0, index + 1) }] }),
  );
  const said = typed.map((one) => JSON.stringify(sanitiser.sanitise(one))).join('');
  expect(said).not.toContain('four');
  const settled = sanitiser.sanitiseTurn([
    mutation({ texts: [{ id: words.id, value: `${word}-five` }] }),
    event(3, { ...BLUR, id: host.id }),
  ]);
  expect(settled.at(-1)?.data).toMatchObject({ source: 0, texts: [{ id: words.id, value: `${word}-five` }] });
});

test('a card number in an editable text stays masked when the text is left', () => {
  const words = text('');
  const host = element('div', { contenteditable: 'true' }, words);
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(host));
  const number = 'Paid with 4111 1111 1111 1111';
  const events = Array.from(number, (_, at) => mutation({ texts: [{ id: words.id, value: number.slice(0, at + 1) }] }));
  const said = [...events, event(3, { ...BLUR, id: host.id })].map((one) => JSON.stringify(sanitiser.sanitise(one)));
  expect(said.join('')).toContain('Paid with');
  expect(said.join('')).not.toContain('4111 11');
});

test('half a number that an editor adds as a new text is held back until it is left or has rested', () => {
  const line = element('p', {});
  const host = element('div', { contenteditable: 'true' }, line);
  const half = text('5195 3498 08');
  const add = (node: object) => mutation({ adds: [{ parentId: line.id, nextId: null, node }] });
  const write = () => {
    const sanitiser = createSanitiser({ level: 'screen' });
    const said = [snapshot(host), add(half)].map((one) => JSON.stringify(sanitiser.sanitise(one))).join('');
    expect(said).not.toContain('5195');
    return sanitiser;
  };
  const left = write().sanitise(event(3, { ...BLUR, id: host.id }));
  expect(left?.data).toMatchObject({ source: 0, texts: [{ id: half.id, value: '5195 3498 08' }] });
  const resting = write();
  wait(11_000);
  const late = resting.sanitise(event(3, { source: 1, positions: [{ x: 1, y: 1, id: host.id, timeOffset: 0 }] }));
  expect(late?.data).toMatchObject({ source: 0, texts: [{ id: half.id, value: '5195 3498 08' }] });
});

test('what an editor brings with it when it comes is shown at once', () => {
  const place = element('main', {});
  const sanitiser = createSanitiser({ level: 'screen' });
  sanitiser.sanitise(snapshot(place));
  const editor = element('div', { contenteditable: 'true' });
  const adds = [
    { parentId: place.id, nextId: null, node: editor },
    { parentId: editor.id, nextId: null, node: text('Order 2026-0015') },
  ];
  expect(JSON.stringify(sanitiser.sanitise(mutation({ adds })))).toContain('Order 2026-0015');
});
