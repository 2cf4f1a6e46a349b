import type { RecordedEvent } from '@opname/protocol';

/** Writes rrweb's events for tests as one writes markup: `element('p', {}, 'text')`. Numbers are given in order. */
export interface Described {
  type: number;
  id: number;
  [field: string]: unknown;
}

let lastId = 0;
let now = 1_700_000_000_000;

export function element(tagName: string, attributes: object = {}, ...children: (Described | string)[]): Described {
  const childNodes = children.map((child) => (typeof child === 'string' ? text(child) : child));
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}

export function text(textContent: string): Described {
  return { type: 3, id: ++lastId, textContent };
}

/** A full picture of a page with this in its body. */
export function snapshot(...children: (Described | string)[]): RecordedEvent {
  const body = element('body', {}, ...children);
  const html = element('html', {}, body);
  const node = { type: 0, id: ++lastId, childNodes: [html] };
  return event(2, { node, initialOffset: { top: 0, left: 0 } });
}

export function mutation(changes: object): RecordedEvent {
  return event(3, { source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes });
}

export function input(id: number, value: string): RecordedEvent {
  return event(3, { source: 5, id, text: value, isChecked: false });
}

export function event(type: number, data: unknown): RecordedEvent {
  now += 10;
  return { type, timestamp: now, data };
}

/** Lets time pass between events. */
export function wait(milliseconds: number): void {
  now += milliseconds;
}
