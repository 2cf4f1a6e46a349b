/**
 * Small things that pages do and that recorders and players are known to lose. Each stands in a section of its own; `act`
 * is done once it is there.
 */
export interface Case {
  name: string;
  html: string;
  act?: (section: HTMLElement) => void | Promise<void>;
  /** While it stands nothing else of the page can be used, the question whether it may be recorded included. */
  isModal?: true;
  /** Why a replay does not show it yet. */
  missed?: string;
}

/** The one element that a selector finds; a case that names none is wrong. */
export function only(within: ParentNode, selector: string): HTMLElement {
  return onlyOf(within, selector, HTMLElement);
}

/** The same for an element of another kind, which must be it. */
export function onlyOf<Kind extends Element>(within: ParentNode, selector: string, kind: new () => Kind): Kind {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector}`);
  return found;
}

export function say(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Adds a shadow root with a content. */
export function shade(host: Element, html: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
