/**
 * The page's policy holds in the preview's frame too, and may let neither style attributes nor style elements in. What a
 * script sets it always lets in, so styles are set by script, in the frame's own objects and in none of the page's.
 */
export interface PreviewStyles {
  /** Brings in style elements that the policy has kept out. */
  adopt: () => void;
}

/**
 * Over what the page itself says: our own notice has no place in what would be recorded, and pictures, which are not fetched
 * here, leave a plain area and no sign of something broken.
 */
const OVER = `opname-notice, opname-indicator { display: none !important }
img:not([src^="data:"]) {
  content: url("data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==") !important;
  background: color-mix(in srgb, currentColor 14%, transparent) !important;
}`;

export function createPreviewStyles(frame: HTMLIFrameElement): PreviewStyles {
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  if (inside) setStylesByScript(inside.Element.prototype);
  const sheets = new Map<HTMLStyleElement, Kept>();
  const over = inside && new inside.CSSStyleSheet();
  over?.replaceSync(OVER);

  return {
    adopt() {
      const document = frame.contentDocument;
      if (!inside || !document) return;
      for (const element of sheets.keys()) if (!element.isConnected) sheets.delete(element);
      for (const element of document.querySelectorAll('style')) {
        if (!element.sheet) keep(sheets, element, () => new inside.CSSStyleSheet());
      }
      const own = [...sheets.values()].map(({ sheet }) => sheet);
      const missing = [...own, ...(over ? [over] : [])].filter((sheet) => !document.adoptedStyleSheets.includes(sheet));
      if (missing.length > 0) document.adoptedStyleSheets = [...missing, ...document.adoptedStyleSheets];
    },
  };
}

/** A style element that was kept out, as a sheet. */
interface Kept {
  text: string;
  sheet: CSSStyleSheet;
}

function keep(sheets: Map<HTMLStyleElement, Kept>, element: HTMLStyleElement, create: () => CSSStyleSheet): void {
  const text = element.textContent ?? '';
  const known = sheets.get(element);
  if (text.trim() === '' || known?.text === text) return;
  const sheet = known?.sheet ?? create();
  sheet.replaceSync(text);
  sheets.set(element, { text, sheet });
}

function setStylesByScript(prototype: Element): void {
  const set = Object.getOwnPropertyDescriptor(prototype, 'setAttribute')?.value as Element['setAttribute'];
  prototype.setAttribute = function setAttribute(this: HTMLElement, name, value) {
    if (name === 'style') this.style.cssText = value;
    else set.call(this, name, value);
  };
}
