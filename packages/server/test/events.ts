/** Events as rrweb makes them. */
import type { RecordedEvent } from '@opname/protocol';

/** The two events of a full picture of a page that shows `text`. */
export function keyframe(timestamp: number, text = 'Hello'): RecordedEvent[] {
  const paragraph = {
    type: 2,
    tagName: 'p',
    attributes: {},
    childNodes: [{ type: 3, textContent: text, id: 6 }],
    id: 5,
  };
  const body = { type: 2, tagName: 'body', attributes: {}, childNodes: [paragraph], id: 4 };
  const html = { type: 2, tagName: 'html', attributes: {}, childNodes: [body], id: 2 };
  return [
    { type: 4, timestamp, data: { href: 'https://app.example.org/', width: 1280, height: 720 } },
    { type: 2, timestamp, data: { node: { type: 0, childNodes: [html], id: 1 }, initialOffset: { top: 0, left: 0 } } },
  ];
}

/** A scroll to `y`, by which the event can be told from others. */
export function scroll(timestamp: number, y: number): RecordedEvent {
  return { type: 3, timestamp, data: { source: 3, id: 1, x: 0, y } };
}

/** @returns the `y` of each scroll, in order. */
export function scrollsOf(events: RecordedEvent[]): number[] {
  return events.flatMap(({ type, data }) => {
    const { source, y } = data as { source?: number; y?: number };
    return type === 3 && source === 3 && y !== undefined ? [y] : [];
  });
}
