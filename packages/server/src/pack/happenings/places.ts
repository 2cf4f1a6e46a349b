/** Where on its pages was clicked and how far down was looked, for what is counted of all participants together. */
import type { RecordedEvent } from '@opname/protocol';
import type { PageTree } from '../keyframe/page-tree.ts';
import { EVENT, fieldsOf, INTERACTION, numberOf, SOURCE, textOf, type Fields } from '../keyframe/rrweb-events.ts';

/** What was seen of one address in a window of one width. Lengths are CSS pixels from the left and the top of the page. */
export interface Place {
  href: string;
  width: number;
  clicks: [x: number, y: number][];
  /** The lowest edge of the window that was reached. */
  reached: number;
}

export interface Places {
  /** `event` has been applied to the tree already; those of a keyframe say where the page stands. */
  follow(event: RecordedEvent): void;
  /** @returns what was seen since the last time it was taken. */
  take(): Place[];
}

/** Clicks of one segment, which has half a minute of activity: more are no person's. */
const CLICKS_MAX = 500;

interface Window {
  href: string;
  width: number;
  height: number;
  x: number;
  y: number;
}

export function createPlaces(tree: PageTree): Places {
  let seen = new Map<string, Place>();
  let window: Window = { href: '', width: 0, height: 0, x: 0, y: 0 };

  function look(): Place | undefined {
    const { href, width, height, y } = window;
    if (href === '' || width <= 0) return undefined;
    const name = `${width} ${href}`;
    const place = seen.get(name) ?? { href, width, clicks: [], reached: 0 };
    place.reached = Math.max(place.reached, Math.round(y + height));
    seen.set(name, place);
    return place;
  }

  return {
    follow({ type, data }) {
      const fields = fieldsOf(data);
      window = { ...window, ...changeOf(tree, type, fields) };
      const place = look();
      if (!place || type !== EVENT.incremental || !isClick(tree, fields)) return;
      if (place.clicks.length >= CLICKS_MAX) return;
      place.clicks.push([Math.round(numberOf(fields['x']) + window.x), Math.round(numberOf(fields['y']) + window.y)]);
    },
    take() {
      const taken = [...seen.values()];
      seen = new Map();
      return taken;
    },
  };
}

/** @returns what an event changes of where the window stands. */
function changeOf(tree: PageTree, type: number, fields: Fields): Partial<Window> {
  if (type === EVENT.meta) return { ...hrefIn(fields), ...sizeIn(fields) };
  if (type === EVENT.custom) return hrefIn(fieldsOf(fields['payload']));
  if (type === EVENT.snapshot) {
    const { left, top } = fieldsOf(fields['initialOffset']);
    return { x: numberOf(left), y: numberOf(top) };
  }
  if (type !== EVENT.incremental) return {};
  if (fields['source'] === SOURCE.resize) return sizeIn(fields);
  const isOfPage = fields['source'] === SOURCE.scroll && fields['id'] === tree.root?.id;
  return isOfPage ? { x: numberOf(fields['x']), y: numberOf(fields['y']) } : {};
}

function hrefIn({ href }: Fields): Partial<Window> {
  return textOf(href) === '' ? {} : { href: textOf(href) };
}

function sizeIn({ width, height }: Fields): Partial<Window> {
  return { width: numberOf(width), height: numberOf(height) };
}

/** What is clicked in a frame is counted from that frame's corner, and left out. */
function isClick(tree: PageTree, { source, type, id }: Fields): boolean {
  if (source !== SOURCE.interaction || type !== INTERACTION.click) return false;
  const node = tree.get(id);
  for (let up = node?.parent; up; up = up.parent) if (up.tag === 'iframe' || up.tag === 'frame') return false;
  return node !== undefined;
}
