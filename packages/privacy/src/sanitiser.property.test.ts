import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEchoes } from './echoes/echoes.ts';
import { createSanitiser } from './sanitiser.ts';

/** Browsers and Node have it; the language's own library does not name it. */
declare const btoa: (text: string) => string;

const SECRET = 'Qz7Vk2Xw9Jm4Ht6Rb';
const RUNS = { numRuns: 400 };

/** A place for the secret, alone or inside of something. */
const secretText = fc.oneof(
  fc.constant(SECRET),
  fc.constant(`a ${SECRET} b`),
  fc.constant(`/x/${SECRET}?q=${SECRET}#${SECRET}`),
  fc.constant(`.a{--v:"${SECRET}";content:'${SECRET}'}`),
  fc.constant(SECRET.split('').toReversed().join('')),
  fc.constant(btoa(SECRET)),
  fc.constant(SECRET.split('').join(' ')),
);
const anyText = fc.oneof(fc.string(), fc.constant('text'), secretText);
const NAMES = [
  'class',
  'id',
  'title',
  'href',
  'src',
  'srcset',
  'style',
  'value',
  'data-x',
  'aria-label',
  'alt',
  'content',
  'onclick',
  'd',
  'fill',
  'placeholder',
  'type',
  'name',
  'rr_width',
  'rr_dataURL',
  '_cssText',
  'srcdoc',
  'hidden',
  'open',
  'data-opname',
  'role',
];
const attributes = fc.dictionary(
  fc.oneof(fc.constantFrom(...NAMES), fc.string(), fc.constant(SECRET)),
  fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.dictionary(fc.string(), anyText)),
);
const TAGS = [
  'div',
  'p',
  'span',
  'input',
  'textarea',
  'select',
  'option',
  'style',
  'link',
  'img',
  'svg',
  'path',
  'iframe',
  'title',
  'details',
  'x-a',
  'script',
  SECRET.toLowerCase(),
];

let id = 10;
const nodes = fc.letrec<{ node: object }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyText.map((textContent) => ({ type: 3, id: ++id, textContent })),
    fc
      .record({
        tagName: fc.constantFrom(...TAGS),
        attributes,
        childNodes: fc.array(tie('node'), { maxLength: 4 }),
        extra: anyText,
      })
      .map((source) => Object.assign(source, { type: 2, id: ++id })),
    fc
      .record({ type: fc.constantFrom(0, 1, 4, 5, 6), name: anyText, publicId: anyText, textContent: anyText })
      .map((source) => Object.assign(source, { id: ++id })),
  ),
}));
const ids = fc.integer({ min: 1, max: 60 });
const change = fc.oneof(
  fc.record({
    source: fc.constant(0),
    adds: fc.array(fc.record({ parentId: ids, nextId: fc.option(ids), node: nodes.node })),
    removes: fc.array(fc.record({ parentId: ids, id: ids })),
    texts: fc.array(fc.record({ id: ids, value: anyText })),
    attributes: fc.array(fc.record({ id: ids, attributes })),
  }),
  fc.record({ source: fc.constant(5), id: ids, text: anyText, isChecked: fc.boolean(), extra: anyText }),
  fc.record({
    source: fc.constant(8),
    id: ids,
    adds: fc.array(fc.record({ rule: anyText, index: ids })),
    replace: anyText,
  }),
  fc.record({
    source: fc.constant(13),
    styleId: ids,
    index: fc.array(ids),
    set: fc.record({ property: anyText, value: anyText, priority: anyText }),
  }),
  fc.record({
    source: fc.constant(15),
    id: ids,
    styleIds: fc.array(ids),
    styles: fc.array(fc.record({ styleId: ids, rules: fc.array(fc.record({ rule: anyText })) })),
  }),
  fc.record({ source: fc.constant(10), family: anyText, fontSource: anyText, buffer: fc.boolean() }),
  fc.record({ source: fc.constant(9), id: ids, property: anyText, args: fc.array(anyText) }),
  fc.record({ source: fc.constant(14), ranges: fc.array(fc.record({ start: ids, end: ids, startOffset: anyText })) }),
  fc.record({
    source: fc.integer({ min: -1, max: 20 }),
    id: ids,
    define: fc.record({ name: anyText }),
    payload: anyText,
    x: anyText,
  }),
);
const events = fc
  .tuple(
    nodes.node,
    fc.array(
      fc.oneof(
        change.map((data) => ({ type: 3, data })),
        fc.record({
          type: fc.integer({ min: -1, max: 9 }),
          data: fc.record({ href: anyText, tag: anyText, payload: fc.dictionary(anyText, anyText) }),
        }),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([node, more]) => {
    const root = {
      type: 0,
      id: 1,
      childNodes: [{ type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [node] }],
    };
    return [{ type: 2, data: { node: root, initialOffset: {} } }, ...more].map((event, index) =>
      Object.assign(event, { timestamp: 1000 + index, extra: SECRET }),
    );
  });

function holds(recorded: string): boolean {
  const lower = recorded.toLowerCase();
  const squashed = lower.replaceAll(/[\s"',]/g, '');
  return (
    [SECRET, SECRET.split('').toReversed().join('')].some((form) => squashed.includes(form.toLowerCase())) ||
    recorded.includes(btoa(SECRET).slice(0, 20))
  );
}

test('a remembered secret is not in the output, wherever in the events it was', () => {
  fc.assert(
    fc.property(events, fc.constantFrom('screen', 'inputs', 'structure'), fc.boolean(), (stream, level, inTurns) => {
      const echoes = createEchoes();
      echoes.remember(SECRET);
      const sanitiser = createSanitiser({ level, echoes });
      const clean = inTurns ? sanitiser.sanitiseTurn(stream) : stream.map((event) => sanitiser.sanitise(event));
      const recorded = clean.map((event) => JSON.stringify(event)).join('\n');
      expect(sanitiser.facts().broken).toBeUndefined();
      expect(holds(recorded)).toBe(false);
    }),
    RUNS,
  );
});

const KNOWN = new Set(
  (
    'type timestamp data node initialOffset top left id rootId isShadow childNodes compatMode name publicId systemId tagName attributes ' +
    'isSVG isShadowHost isCustom textContent isStyle source positions x y timeOffset pointerType width height text isChecked ' +
    'userTriggered currentTime volume playbackRate muted loop styleId adds removes replace replaceSync rule index set remove ' +
    'property value priority styleIds styles rules family fontSource buffer ranges start startOffset end endOffset define ' +
    'parentId nextId node texts attributes isAttachIframe href tag payload'
  ).split(' '),
);

function unknownFields(value: unknown, within = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownFields(one, within));
  if (typeof value !== 'object' || value === null || within === 'attributes' || within === 'payload') return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    (KNOWN.has(key) ? [] : [key]).concat(unknownFields(inside, Array.isArray(inside) ? '' : key)),
  );
}

test('a field that rrweb does not have never passes', () => {
  fc.assert(
    fc.property(events, (stream) => {
      const sanitiser = createSanitiser({ level: 'screen' });
      for (const event of stream) expect(unknownFields(sanitiser.sanitise(event))).toEqual([]);
    }),
    RUNS,
  );
});

test('it never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })), (values) => {
      const sanitiser = createSanitiser({ level: 'screen' });
      for (const value of values) expect(() => sanitiser.sanitise(value)).not.toThrow();
      expect(() => createSanitiser({ level: 'screen' }).sanitiseTurn(values)).not.toThrow();
    }),
    RUNS,
  );
});

const word = fc.stringMatching(/^[a-z]{3,12}$/);
const harmless = fc.letrec<{ node: { id: number } }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    word.map((textContent) => ({ type: 3, id: ++id, textContent })),
    fc
      .record({
        tagName: fc.constantFrom('div', 'p', 'section', 'ul', 'li', 'button', 'b'),
        attributes: fc.record({ class: word, title: word }),
        childNodes: fc.array(tie('node'), { maxLength: 4 }),
      })
      .map((source) => Object.assign(source, { type: 2, id: ++id })),
  ),
}));

test('harmless structure survives as it is', () => {
  fc.assert(
    fc.property(harmless.node, (node) => {
      const root = { type: 0, id: 1, childNodes: [node] };
      const event = { type: 2, timestamp: 1, data: { node: root, initialOffset: { top: 0, left: 0 } } };
      expect(createSanitiser({ level: 'screen' }).sanitise(event)).toEqual(event);
    }),
    RUNS,
  );
});
