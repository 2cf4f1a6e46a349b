/** Opacity below which a text cannot be called readable; a site's fade-in ends at 1. */
const MIN_OPACITY = 0.9;

/**
 * @returns whether a person can really see this element: it has a size, nothing lies over its middle, and neither it
 * nor anything that it is in is see-through. Guards against a page that puts the notice under or inside something else.
 */
export function isReallyVisible(target: Element): boolean {
  const { left, top, width, height } = target.getBoundingClientRect();
  if (!width || !height || getComputedStyle(target).visibility !== 'visible') return false;
  return isOnTop(target, left + width / 2, top + height / 2) && opacityOf(target) >= MIN_OPACITY;
}

/** Asks at each level of shadow roots who is on top at this point. */
function isOnTop(target: Element, x: number, y: number): boolean {
  const root = target.getRootNode() as Document | ShadowRoot;
  const top = root.elementFromPoint(x, y);
  if (!top || !(target === top || target.contains(top))) return false;
  return !('host' in root) || isOnTop(root.host, x, y);
}

function opacityOf(target: Element): number {
  let opacity = 1;
  for (let node: Node | null = target; node; node = node.parentNode ?? ('host' in node ? (node.host as Node) : null)) {
    if (node instanceof Element) opacity *= Number(getComputedStyle(node).opacity);
  }
  return opacity;
}
