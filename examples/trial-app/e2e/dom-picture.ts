import type { Frame, Page } from 'playwright-core';

/** A line for each element and each text that a person could see, in document order. */
export interface DomPicture {
  /** Milliseconds since 1970 at which it was taken. */
  at: number;
  lines: string[];
}

/**
 * @param where the real page, or the frame that replays it
 * @returns what both must agree on: elements with the attributes that carry layout and state, text, form state, and the
 *   same within open shadow roots and same-origin frames. Left out is what a recording leaves out by design.
 */
export async function takePicture(where: Page | Frame): Promise<DomPicture> {
  const functions = [textOf, classesOf, formState, elementLine, childLines, elementLines].map(String).join('\n');
  return where.evaluate(`(() => { ${functions}; return { at: Date.now(), lines: childLines(document.body, 0) }; })()`);
}

// The functions below run in the page: they may use each other, and nothing else of this file.

function textOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Without what the replay adds to show a hover. */
function classesOf(element: Element): string {
  const own = [...element.classList].filter((name) => !name.includes(':hover') && !name.startsWith('rr'));
  return own.toSorted().join('.');
}

function formState(element: Element): string {
  const { localName } = element;
  const { type, checked, value } = element as HTMLInputElement;
  if (localName === 'input' && /^(checkbox|radio)$/.test(type)) return `checked=${checked}`;
  // Of a choice the recording holds what is read, not the value behind it.
  if (localName === 'select') return `chosen=${(element as HTMLSelectElement).selectedOptions[0]?.text}`;
  return /^(input|textarea)$/.test(localName) ? `value=${value}` : '';
}

function elementLine(element: Element, depth: number): string {
  const kept = ['id', 'role', 'open', 'type', 'colspan', 'd', 'points', 'viewBox', 'disabled', 'hidden'];
  const states = ['aria-expanded', 'aria-sort', 'aria-current'];
  const attributes = [...kept, ...states].filter((name) => element.hasAttribute(name));
  const parts = attributes.map((name) => `${name}=${element.getAttribute(name)}`);
  const state = element.hasAttribute('hidden') ? '' : formState(element);
  return [`${depth}<${element.localName}`, classesOf(element), ...parts, state].filter(Boolean).join(' ');
}

/** Neighbouring texts read as one, as they do on the screen. */
function childLines(parent: Node, depth: number): string[] {
  const lines: string[] = [];
  let text = '';
  for (const child of [...parent.childNodes, null]) {
    if (child?.nodeType === Node.TEXT_NODE) text += child.textContent;
    if (child && child.nodeType !== Node.ELEMENT_NODE) continue;
    if (textOf(text)) lines.push(`${depth}"${textOf(text)}"`);
    text = '';
    const folded = child && parent.nodeName === 'DETAILS' && !(parent as Element).hasAttribute('open');
    if (child && !(folded && child.nodeName !== 'SUMMARY')) lines.push(...elementLines(child as Element, depth));
  }
  return lines;
}

function elementLines(element: Element, depth: number): string[] {
  const unseen = /^(script|noscript|style|link|meta|template|title|base|opname-.*)$/;
  if (unseen.test(element.localName)) return [];
  const lines = [elementLine(element, depth)];
  // What stands in a closed dialog or a folded part is not seen and not recorded.
  const closed = element.localName === 'dialog' && !element.hasAttribute('open');
  if (element.localName === 'textarea' || element.hasAttribute('hidden') || closed) return lines;
  if (element.shadowRoot) lines.push(...childLines(element.shadowRoot, depth + 1));
  const framed = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument?.body : null;
  return [...lines, ...(framed ? elementLines(framed, depth + 1) : childLines(element, depth + 1))];
}
