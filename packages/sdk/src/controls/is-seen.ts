import { isOfPanel } from './panel-host.ts';

/** Opacity below which a text cannot be called readable; a site's fade-in ends at 1. */
const MIN_OPACITY = 0.9;

/** CSS pixels that the smallest word of the indicator takes. */
const MIN_PX = 16;

/**
 * Looks whether a person can see `target` in the shadow root of `host`, which lies in the top layer: above everything
 * but what came there later. That is lifted over once; what makes everything else inert, a modal dialog, may stay open,
 * because the indicator can be seen above it though it cannot be clicked.
 */
export function isSeen(host: HTMLElement, target: HTMLElement): boolean {
  if (!host.isConnected || !isLegible(target, host)) return false;
  const { left, top, width, height } = target.getBoundingClientRect();
  const middle = [left + width / 2, top + height / 2] as const;
  const above = hitAt(document, ...middle);
  // Our own panel says that it records, too, and is what the participant is reading.
  if (target.contains(above) || isOfPanel(above)) return true;
  lift(host);
  const hit = hitAt(document, ...middle);
  return target.contains(hit) || Boolean(hit?.closest('dialog:modal'));
}

/** Brings it to the front of the top layer; where there is none (older browsers), its z-index has to do. */
export function lift(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function' || !host.isConnected) return;
  host.popover = 'manual';
  if (host.matches(':popover-open')) host.hidePopover();
  host.showPopover();
}

function isLegible(target: HTMLElement, host: HTMLElement): boolean {
  const { left, top, right, bottom, width, height } = target.getBoundingClientRect();
  const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  const { color, backgroundColor, visibility } = getComputedStyle(target);
  const isInk = color !== backgroundColor && !color.endsWith(', 0)') && visibility === 'visible';
  return width >= MIN_PX && height >= MIN_PX && isInside && isInk && opacityOf(target, host) >= MIN_OPACITY;
}

function opacityOf(target: HTMLElement, host: HTMLElement): number {
  let opacity = Number(getComputedStyle(host).opacity);
  for (let outer: HTMLElement | null = target; outer; outer = outer.parentElement)
    opacity *= Number(getComputedStyle(outer).opacity);
  return opacity;
}

/** @returns the innermost element at a point of the window, through open shadow roots. */
function hitAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot;
  return (inner && inner !== root && hitAt(inner, x, y)) || hit;
}
