import type { RecordedEvent } from '@opname/protocol';
import { added, attributed, BODY, changed, element, MARK, pageOf, text, type HostileNode } from './picture.ts';

const full = (node: unknown): RecordedEvent[] => [
  { type: 4, timestamp: 1_000_000, data: { href: 'https://app.test/', width: 900, height: 600 } },
  { type: 2, timestamp: 1_000_001, data: { node, initialOffset: { left: 0, top: 0 } } },
];

function deep(levels: number): HostileNode {
  let node = element('i', {}, [text('x')]);
  for (let level = 0; level < levels; level++) node = element('div', {}, [node]);
  return node;
}

function shadows(levels: number): HostileNode {
  let node = element('div');
  for (let level = 0; level < levels; level++) {
    node['isShadow'] = true;
    node = element('div', {}, [node], { isShadowHost: true });
  }
  return node;
}

/** Elements that each show the one before ten times. */
function laughs(levels: number): HostileNode {
  const groups = Array.from({ length: levels }, (_, level) =>
    element(
      'g',
      { id: `g${level}` },
      level === 0
        ? [element('rect', { width: '9', height: '9' }, [], { isSVG: true })]
        : Array.from({ length: 10 }, () => element('use', { href: `#g${level - 1}` }, [], { isSVG: true })),
      { isSVG: true },
    ),
  );
  return element(
    'svg',
    {},
    [element('defs', {}, groups, { isSVG: true }), element('use', { href: `#g${levels - 1}` }, [], { isSVG: true })],
    {
      isSVG: true,
    },
  );
}

const many = (count: number, make: (index: number) => HostileNode) =>
  Array.from({ length: count }, (_, index) => make(index));
const nothing = { adds: [], removes: [], texts: [], attributes: [] };
/** A child of its own child. */
const ring = {
  adds: [{ parentId: 7, nextId: null, node: { ...element('div'), id: MARK } }],
  removes: [],
  texts: [],
  attributes: [],
};

/** Each is malformed, endless or huge. */
export const BREAKING: [name: string, events: RecordedEvent[]][] = [
  ['no-tree', full({})],
  ['tree-of-nothing', full({ type: 0, id: 1, childNodes: [null, undefined, 1, 'x'] })],
  ['children-not-a-list', full({ type: 0, id: 1, childNodes: { length: 3 } })],
  ['a-document-in-itself', full({ type: 0, id: 1, childNodes: [{ type: 0, id: 1, childNodes: [] }] })],
  ['unknown-kind', full({ type: 99, id: 1, childNodes: [] })],
  ['the-same-number-everywhere', pageOf(many(50, () => ({ ...element('div'), id: BODY })))],
  [
    'negative-numbers',
    pageOf([
      { ...element('div'), id: -1 },
      { ...element('div'), id: -2 },
    ]),
  ],
  ['deep', pageOf([deep(1_500)])],
  ['deep-shadows', pageOf([shadows(400)])],
  ['wide', pageOf(many(20_000, () => element('b')))],
  ['long-text', pageOf([text('x'.repeat(2_000_000))])],
  ['long-attribute', pageOf([element('div', { title: 'x'.repeat(2_000_000) })])],
  [
    'many-attributes',
    pageOf([
      element('div', Object.fromEntries(many(20_000, () => element('i')).map((_, index) => [`data-a${index}`, 'x']))),
    ]),
  ],
  [
    'huge-window',
    [{ type: 4, timestamp: 1_000_000, data: { href: 'x', width: 1e9, height: 1e9 } }, ...pageOf([]).slice(1)],
  ],
  [
    'endless-window',
    [
      { type: 4, timestamp: 1_000_000, data: { href: 'x', width: Number.MAX_VALUE, height: 0 } },
      ...pageOf([]).slice(1),
    ],
  ],
  ['resized-to-nothing', changed({ source: 4, width: -1, height: Number.NaN })],
  ['far-scroll', changed({ source: 3, id: 1, x: 1e308, y: -1e308 })],
  ['far-pointer', changed({ source: 1, positions: [{ x: 1e12, y: -1e12, id: MARK, timeOffset: -1e12 }] })],
  ['positions-not-a-list', changed({ source: 1, positions: 'x' })],
  ['change-of-nothing', changed({ source: 0 })],
  ['unknown-source', changed({ source: 999 })],
  ['no-data', [...pageOf([]), { type: 3, timestamp: 1_000_020, data: null }]],
  ['unknown-type', [...pageOf([]), { type: 99, timestamp: 1_000_020, data: {} }]],
  ['in-itself', changed({ source: 0, ...ring })],
  ['added-to-nobody', added(element('div'), 123_456)],
  [
    'removed-twice',
    changed({
      source: 0,
      ...nothing,
      removes: [
        { parentId: BODY, id: MARK },
        { parentId: BODY, id: MARK },
      ],
    }),
  ],
  [
    'body-removed',
    changed({
      source: 0,
      ...nothing,
      removes: [
        { parentId: 3, id: BODY },
        { parentId: 1, id: 3 },
      ],
    }),
  ],
  ['invalid-attribute', attributed({ '1=': 'x', '': 'y', ' ': 'z' })],
  ['invalid-tag', pageOf([element('<'), element(''), element('1'), element('a b')])],
  ['style-not-a-text', attributed({ style: { width: [1, 2], color: { a: 1 } } })],
  ['selection-of-nobody', changed({ source: 14, ranges: [{ start: 999, startOffset: 1e9, end: 998, endOffset: -1 }] })],
  ['input-of-nobody', changed({ source: 5, id: 999, text: 'x'.repeat(100), isChecked: 'maybe' })],
  ['laughing', pageOf([laughs(9)])],
  [
    'endless-animations',
    pageOf(
      many(500, () => element('p', { style: 'animation:a 1ms infinite' }, [text('x')])),
      [element('style', {}, [text('@keyframes a{to{width:90vw}}', { isStyle: true })])],
    ),
  ],
  [
    'many-rules',
    pageOf([], [element('style', {}, [text('a:has(b)~c:not(d){color:red}'.repeat(20_000), { isStyle: true })])]),
  ],
  ['nested-rules', pageOf([], [element('style', {}, [text('a{'.repeat(20_000), { isStyle: true })])])],
  [
    'variables',
    pageOf(
      [element('p', {}, [text('x')])],
      [
        element('style', {}, [
          text(
            `p{--a0:x;${many(40, () => element('i'))
              .map((_, index) => `--a${index + 1}:var(--a${index})var(--a${index});`)
              .join('')}content:var(--a40)}`,
            { isStyle: true },
          ),
        ]),
      ],
    ),
  ],
  [
    'large-svg-filter',
    pageOf([
      element(
        'svg',
        { width: '20000', height: '20000' },
        [
          element(
            'filter',
            { id: 'f' },
            [element('feTurbulence', { baseFrequency: '0.9', numOctaves: '99' }, [], { isSVG: true })],
            { isSVG: true },
          ),
          element('rect', { width: '20000', height: '20000', filter: 'url(#f)' }, [], { isSVG: true }),
        ],
        { isSVG: true },
      ),
    ]),
  ],
  ['many-frames', pageOf(many(60, () => element('iframe', {})))],
  [
    'many-events',
    [
      ...pageOf([]),
      ...Array.from({ length: 3_000 }, (_, index) => ({
        type: 3,
        timestamp: 1_000_020 + index,
        data: { source: 0, ...nothing, attributes: [{ id: MARK, attributes: { title: String(index) } }] },
      })),
    ],
  ],
];
