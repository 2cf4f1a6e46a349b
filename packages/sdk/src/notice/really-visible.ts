/** Opacity below which a text cannot be called readable; a site's fade-in ends at 1. */
const MIN_OPACITY = 0.9;

/**
 * @returns whether a person can really see this element in the shadow root of `host`: nothing lies over its middle, and
 * nothing that it is in is see-through. Guards against a page that puts the notice under or inside something else.
 */
export function isReallyVisible(target: Element, host: Element): boolean {
  const { left, top, width, height } = target.getBoundingClientRect();
  const middle = [left + width / 2, top + height / 2] as const;
  let opacity = 1;
  for (let outer: Element | null = host; outer; outer = outer.parentElement) {
    opacity *= Number(getComputedStyle(outer).opacity);
  }
  const isOnTop = document.elementFromPoint(...middle) === host;
  return isOnTop && host.shadowRoot?.elementFromPoint(...middle) === target && opacity >= MIN_OPACITY;
}
