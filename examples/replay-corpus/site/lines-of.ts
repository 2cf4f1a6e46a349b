const NOT_SCROLLED = { scrollLeft: 0, scrollTop: 0 };

/** All that can be told of a document or a part of it: nodes, attributes, texts, form state, scroll, rules of its sheets. */
export function linesOf(node: Node, depth: number): string[] {
  const lines = [`${depth} ${describe(node)}`];
  if (node.nodeType === Node.DOCUMENT_NODE) lines.push(...sheetsOf(node as Document, depth));
  if (node.nodeType === Node.ELEMENT_NODE) lines.push(...insideOf(node as Element, depth));
  for (const child of node.childNodes) lines.push(...linesOf(child, depth + 1));
  return lines;
}

function describe(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return JSON.stringify(node.nodeValue);
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName;
  const element = node as Element;
  const attributes = [...element.attributes]
    .filter(({ name, value }) => name !== 'class' || told(name, value) !== '')
    .map(({ name, value }) => `${name}=${JSON.stringify(told(name, value))}`);
  return [`<${element.localName}`, ...attributes.toSorted(), state(element)].join(' ');
}

/** Without what a replayer adds to show a hover. */
function told(name: string, value: string): string {
  if (name !== 'class') return value;
  return value.replaceAll(/:hover|rrweb-paused/g, '').trim();
}

/**
 * Without how far the page as a whole is scrolled: a browser moves it by itself when something above changes (scroll
 * anchoring), and where it stands then is only told by the next scroll.
 */
function state(element: Element): string {
  const { value, checked, selectedIndex } = element as HTMLInputElement & HTMLSelectElement;
  const { scrollLeft, scrollTop } = element.localName === 'html' ? NOT_SCROLLED : element;
  return JSON.stringify({ value, checked, selectedIndex, scrollLeft, scrollTop });
}

function insideOf(element: Element, depth: number): string[] {
  const { sheet } = element as HTMLStyleElement;
  const rules = sheet ? rulesOf(sheet, depth) : [];
  const shadow = element.shadowRoot;
  const shade = shadow ? [...sheetsOf(shadow, depth), ...linesOf(shadow, depth + 1)] : [];
  const framed = (element as HTMLIFrameElement).contentDocument;
  return [...rules, ...shade, ...(framed ? linesOf(framed, depth + 1) : [])];
}

function sheetsOf(root: DocumentOrShadowRoot, depth: number): string[] {
  return root.adoptedStyleSheets.flatMap((sheet) => [`${depth} adopted`, ...rulesOf(sheet, depth)]);
}

function rulesOf(sheet: CSSStyleSheet, depth: number): string[] {
  return Array.from(sheet.cssRules, ({ cssText }) => `${depth} rule ${cssText}`);
}
