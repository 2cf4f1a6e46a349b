/** Builds an element without any parsing of HTML, so that no policy (Trusted Types, CSP) has anything to forbid. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The mark of our own elements: the recorder leaves out what carries it, and what is inside. */
export const OWN = 'data-opname-own';

/**
 * Makes a host with an open shadow root. The mark is inside as well, because rrweb looks for the nearest marked
 * ancestor only up to the shadow root. The tag on the root keeps rrweb from observing it: rrweb watches the shadow
 * roots even of elements that it leaves out, but only those that call themselves a ShadowRoot.
 */
export function createHost(name: string, css: string, content: HTMLElement): HTMLElement {
  const host = document.createElement(name);
  host.setAttribute(OWN, '');
  content.setAttribute(OWN, '');
  const root = host.attachShadow({ mode: 'open' });
  Object.defineProperty(root, Symbol.toStringTag, { value: 'OpnameRoot' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(content);
  return host;
}

/** @returns `text` with each `{name}` replaced by its value. */
export function fill(text: string, values: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] ?? whole) as string);
}
