import type { CanvasRule, CompiledRules, Matchable } from '@opname/privacy';
import { guard } from '../../guard.ts';

export interface CanvasParts {
  rules: CompiledRules;
  /** The documents and open shadow roots of the page. */
  roots: () => Iterable<ParentNode>;
  /** The number of a node in the events, -1 where it has none. */
  idOf: (node: Node) => number;
  /** Takes an event as rrweb would have made it. */
  emit: (event: object) => void;
}

/** Milliseconds between two pictures of a canvas: a chart hardly changes sooner, and a game is not what is studied. */
const PICTURE_EVERY_MS = 1_500;
/** Pixels of a picture's longer side; a larger canvas is drawn smaller. */
const SIDE_MAX = 1_200;
/** Characters of a picture; a larger one would crowd out the rest of the recording. */
const PICTURE_MAX = 300_000;

/** rrweb's numbers for "the page has changed" (its packages/types). */
const INCREMENTAL = 3;
const MUTATION = 0;

/**
 * Sends pictures of the canvases that a rule names, as their background: players show that without running anything. What
 * is outside of a rule's regions is never drawn, and a canvas whose pixels may not be read (drawn on from another origin)
 * gives none. @returns what stops it.
 */
export function startCanvasPictures({ rules, roots, idOf, emit }: CanvasParts): () => void {
  const sent = new WeakMap<HTMLCanvasElement, string>();

  function look(): void {
    for (const root of roots()) {
      for (const canvas of root.querySelectorAll('canvas')) {
        const rule = rules.canvas.find(({ selector }) => selector.matches(matchable(canvas)));
        const picture = rule && pictureOf(canvas, rule);
        // With the page's own style, which takes the place of what was sent before.
        const key = `${canvas.getAttribute('style')} ${picture}`;
        if (!picture || sent.get(canvas) === key) continue;
        sent.set(canvas, key);
        send(canvas, picture);
      }
    }
  }
  function send(canvas: HTMLCanvasElement, picture: string): void {
    const id = idOf(canvas);
    if (id <= 0) return;
    const style = { 'background-image': `url("${picture}")`, 'background-size': '100% 100%' };
    const attributes = [{ id, attributes: { style } }];
    emit({ type: INCREMENTAL, data: { source: MUTATION, adds: [], removes: [], texts: [], attributes } });
  }
  const timer = setInterval(guard(look), PICTURE_EVERY_MS);
  return () => clearInterval(timer);
}

/** @returns the allowed part of the canvas as a data URL, or undefined where there is none or it may not be read. */
function pictureOf(canvas: HTMLCanvasElement, { regions }: CanvasRule): string | undefined {
  const { width, height, clientWidth, clientHeight } = canvas;
  if (!width || !height || !clientWidth || !clientHeight) return undefined;
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  const copy = canvas.ownerDocument.createElement('canvas');
  copy.width = Math.round(width * scale);
  copy.height = Math.round(height * scale);
  const context = copy.getContext('2d');
  if (!context) return undefined;
  if (regions.length > 0) {
    context.beginPath();
    // Regions are in CSS pixels, as the page is laid out.
    const [across, down] = [copy.width / clientWidth, copy.height / clientHeight];
    for (const { x, y, width: wide, height: high } of regions)
      context.rect(x * across, y * down, wide * across, high * down);
    context.clip();
  }
  try {
    context.drawImage(canvas, 0, 0, copy.width, copy.height);
    const picture = copy.toDataURL('image/webp', 0.7);
    return picture.length <= PICTURE_MAX ? picture : undefined;
  } catch {
    // Its pixels are another origin's.
    return undefined;
  }
}

/** The element as rules match it, up through shadow roots and frames. */
function matchable(element: Element): Matchable {
  return {
    tag: element.localName,
    attribute: (name) => element.getAttribute(name) ?? undefined,
    parentElement() {
      const root = element.getRootNode() as Document | ShadowRoot;
      const up = element.parentElement ?? ('host' in root ? root.host : root.defaultView?.frameElement);
      return up ? matchable(up) : undefined;
    },
  };
}
