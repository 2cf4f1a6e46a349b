/** What somebody sees of an element; a replay that differs in none of these looks the same. */
const STYLES = [
  'display',
  'visibility',
  'opacity',
  'color',
  'background-color',
  'background-image',
  'border-top-color',
  'border-top-width',
  'font-size',
  'font-weight',
  'font-style',
  'text-align',
  'text-decoration-line',
  'transform',
  'position',
  'z-index',
  'direction',
] as const;

/** Elements that nothing is seen of. */
const UNSEEN = new Set(['script', 'style', 'link', 'template', 'head', 'noscript', 'source']);

/** Replays load pictures by addresses of their own. */
const ADDRESS = /url\("[^"]*"\)/g;

/** @returns a line for each element in a part of a page: where it is, how it looks, what it says, how it stands. */
export function standsOf(part: Element): string[] {
  return linesOf(part, part.getBoundingClientRect(), '');
}

function linesOf(element: Element, origin: DOMRect, place: string): string[] {
  if (UNSEEN.has(element.localName)) return [];
  const name = `${place}/${element.localName}`;
  const lines = [
    `${name} ${boxOf(element, origin)} ${lookOf(element)} ${JSON.stringify(textOf(element))} ${stateOf(element)}`,
  ];
  const framed = (element as HTMLIFrameElement).contentDocument?.documentElement;
  const within = [...(element.shadowRoot?.children ?? []), ...element.children];
  lines.push(...within.flatMap((child) => linesOf(child, origin, name)));
  if (framed) lines.push(...linesOf(framed, framed.getBoundingClientRect(), `${name}#`));
  return lines;
}

function boxOf(element: Element, origin: DOMRect): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  // What is not laid out is at no place.
  if (width === 0 && height === 0) return 'nowhere';
  return [x - origin.x, y - origin.y, width, height].map(Math.round).join(',');
}

function lookOf(element: Element): string {
  const style = getComputedStyle(element);
  return STYLES.map((name) => style.getPropertyValue(name).replaceAll(ADDRESS, 'url')).join('|');
}

/** Its own words, as they are seen: what is not seen is not recorded. */
function textOf(element: Element): string {
  // What a field holds is its state.
  if (!element.checkVisibility() || element.localName === 'textarea') return '';
  const root = element.shadowRoot;
  const nodes = [...(root?.childNodes ?? []), ...element.childNodes].filter(
    ({ nodeType }) => nodeType === Node.TEXT_NODE,
  );
  return nodes
    .map(({ nodeValue }) => nodeValue ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function stateOf(element: Element): string {
  const { value, checked, indeterminate, selected, disabled, open } = element as HTMLInputElement &
    HTMLOptionElement &
    HTMLDialogElement;
  const { naturalWidth, complete } = element as HTMLImageElement;
  const said = {
    // The value of a choice is not seen.
    ...(/^(?:input|textarea|select|progress|meter)$/.test(element.localName) &&
      !/radio|checkbox/.test(typeOf(element)) && { value }),
    ...(element.localName === 'input' && { checked, indeterminate }),
    ...(selected !== undefined && { selected }),
    ...(disabled && { disabled }),
    ...(open !== undefined && { open }),
    ...(complete !== undefined && { naturalWidth }),
    scroll: [Math.round(element.scrollLeft), Math.round(element.scrollTop)],
    topLayer: element.matches(':modal, :popover-open'),
  };
  return JSON.stringify(said);
}

const typeOf = (element: Element) => (element as HTMLInputElement).type ?? '';
