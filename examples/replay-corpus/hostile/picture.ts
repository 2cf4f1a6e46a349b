import type { RecordedEvent } from '@opname/protocol';

/** rrweb's numbers. */
const [DOCUMENT, DOCTYPE, ELEMENT, TEXT] = [0, 1, 2, 3];
const [FULL, INCREMENTAL, META] = [2, 3, 4];

export interface HostileNode {
  type: number;
  id: number;
  [field: string]: unknown;
}

/** Whoever is reached by it has been reached by a recording. */
export const LEAK = 'leak.opname-corpus.example';
/** What a script that runs calls. */
export const RAN = 'opnameHostileRan';

/** A host of its own for each case, so that also a name that is only looked up tells which. */
export const addressOf = (name: string, file = 'x') => `http://${name}.${LEAK}/${file}`;
export const scriptOf = (name: string) => `top.${RAN}&&top.${RAN}('${name}');window.${RAN}&&${RAN}('${name}')`;

let next = 10;

export function element(
  tagName: string,
  attributes: Record<string, unknown> = {},
  childNodes: unknown[] = [],
  more: object = {},
): HostileNode {
  return { type: ELEMENT, id: next++, tagName, attributes, childNodes, ...more };
}

export const text = (textContent: string, more: object = {}): HostileNode => ({
  type: TEXT,
  id: next++,
  textContent,
  ...more,
});

/** The head's and the body's numbers, for what is changed afterwards. */
export const HEAD = 4;
export const BODY = 5;
/** An element that is always there. */
export const MARK = 6;

/** Milliseconds since 1970 at which each recording begins. */
const BEGIN = 1_000_000;

/** A page with what is given in its body, or in its head. */
export function pageOf(body: unknown[], head: unknown[] = []): RecordedEvent[] {
  const mark = {
    type: ELEMENT,
    id: MARK,
    tagName: 'div',
    attributes: { id: 'mark' },
    childNodes: [text('here', { id: 7 })],
  };
  const node = {
    type: DOCUMENT,
    id: 1,
    childNodes: [
      { type: DOCTYPE, id: 2, name: 'html', publicId: '', systemId: '' },
      {
        type: ELEMENT,
        id: 3,
        tagName: 'html',
        attributes: {},
        childNodes: [
          { type: ELEMENT, id: HEAD, tagName: 'head', attributes: {}, childNodes: head },
          { type: ELEMENT, id: BODY, tagName: 'body', attributes: {}, childNodes: [mark, ...body] },
        ],
      },
    ],
  };
  return [
    { type: META, timestamp: BEGIN, data: { href: 'https://app.test/', width: 900, height: 600 } },
    { type: FULL, timestamp: BEGIN + 1, data: { node, initialOffset: { left: 0, top: 0 } } },
  ];
}

/** What is changed a moment later, as rrweb tells it. */
export function changed(data: object, events: RecordedEvent[] = pageOf([])): RecordedEvent[] {
  return [...events, { type: INCREMENTAL, timestamp: (events.at(-1)?.timestamp ?? 0) + 10, data }];
}

export const added = (node: unknown, parentId = BODY): RecordedEvent[] =>
  changed({ source: 0, adds: [{ parentId, nextId: null, node }], removes: [], texts: [], attributes: [] });

export const attributed = (attributes: Record<string, unknown>, id = MARK, on?: RecordedEvent[]): RecordedEvent[] =>
  changed({ source: 0, adds: [], removes: [], texts: [], attributes: [{ id, attributes }] }, on);
