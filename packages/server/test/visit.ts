/** What somebody does on a page with a few buttons, as the recorder would send it. */
import type { RecordedEvent } from '@opname/protocol';

export interface Visit {
  readonly events: RecordedEvent[];
  open(path: string): Visit;
  /** Clicks a button with this label, which is put on the page where there is none yet. */
  click(label: string, at?: { x: number; y: number }): Visit;
  /** Clicks the same again and again, which changes nothing. */
  rage(label: string): Visit;
  scroll(y: number): Visit;
  wait(ms: number): Visit;
}

const ORIGIN = 'https://app.example.org';
const BODY_ID = 3;

/** Milliseconds in which somebody finds the next button. */
const FINDS_MS = 2000;

export function createVisit(from: number, { width = 1280, height = 720 } = {}): Visit {
  const events: RecordedEvent[] = [];
  const ids = new Map<string, number>();
  let now = from;
  let nextId = 100;

  const body = { type: 2, id: BODY_ID, tagName: 'body', attributes: {}, childNodes: [] };
  const node = {
    type: 0,
    id: 1,
    childNodes: [{ type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [body] }],
  };
  const put = (type: number, data: object) => void events.push({ type, timestamp: now, data });
  const change = (data: object) => put(3, { source: 0, adds: [], removes: [], texts: [], attributes: [], ...data });

  function addButton(label: string): number {
    const id = (nextId += 2);
    const text = { type: 3, id: id + 1, textContent: label };
    const button = { type: 2, id, tagName: 'button', attributes: { type: 'button' }, childNodes: [text] };
    change({ adds: [{ parentId: BODY_ID, nextId: null, node: button }] });
    ids.set(label, id);
    return id;
  }

  function press(label: string, { x, y }: { x: number; y: number }): void {
    const id = ids.get(label) ?? addButton(label);
    put(3, { source: 2, type: 2, id, x, y });
  }

  const visit: Visit = {
    events,
    open(path) {
      const href = ORIGIN + path;
      if (events.length > 0) put(5, { tag: 'opname.address', payload: { href } });
      else {
        put(4, { href, width, height });
        put(2, { node, initialOffset: { top: 0, left: 0 } });
      }
      return visit.wait(FINDS_MS);
    },
    click(label, at = { x: 100, y: 50 }) {
      press(label, at);
      now += 100;
      change({ attributes: [{ id: BODY_ID, attributes: { class: `after-${now % 97}` } }] });
      return visit.wait(FINDS_MS);
    },
    rage(label) {
      for (let again = 0; again < 5; again++) {
        press(label, { x: 300, y: 300 });
        now += 200;
      }
      return visit.wait(FINDS_MS).scroll(1);
    },
    scroll(y) {
      put(3, { source: 3, id: 1, x: 0, y });
      return visit.wait(FINDS_MS);
    },
    wait(ms) {
      now += ms;
      return visit;
    },
  };
  return visit;
}
