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
  return where.evaluate(() => {
    const INVISIBLE = new Set(['SCRIPT', 'NOSCRIPT', 'STYLE', 'LINK', 'META', 'TEMPLATE', 'TITLE', 'BASE']);
    const KEPT = [
      'id',
      'role',
      'open',
      'type',
      'colspan',
      'd',
      'points',
      'viewBox',
      'aria-expanded',
      'aria-sort',
      'aria-current',
      'disabled',
      'hidden',
    ];
    const lines: string[] = [];

    const textOf = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
    const classesOf = (element: Element) =>
      [...element.classList].filter((name) => !name.includes(':hover') && !name.startsWith('rr')).toSorted();
    const formState = (element: Element): string => {
      const { localName } = element;
      if (localName === 'input') {
        const input = element as HTMLInputElement;
        return /^(checkbox|radio)$/.test(input.type) ? `checked=${input.checked}` : `value=${input.value}`;
      }
      return localName === 'textarea' || localName === 'select' ? `value=${(element as HTMLSelectElement).value}` : '';
    };
    const lineOf = (element: Element, depth: number) => {
      const attributes = KEPT.filter((name) => element.hasAttribute(name)).map(
        (name) => `${name}=${element.getAttribute(name)}`,
      );
      return [`${depth}<${element.localName}`, classesOf(element).join('.'), ...attributes, formState(element)]
        .filter(Boolean)
        .join(' ');
    };
    const walkChildren = (parent: ParentNode & Node, depth: number): void => {
      let text = '';
      const flush = () => {
        if (textOf(text)) lines.push(`${depth}"${textOf(text)}"`);
        text = '';
      };
      for (const child of parent.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) text += child.textContent;
        if (child.nodeType !== Node.ELEMENT_NODE) continue;
        flush();
        walk(child as Element, depth);
      }
      flush();
    };
    const walk = (element: Element, depth: number): void => {
      if (INVISIBLE.has(element.nodeName.toUpperCase()) || element.hasAttribute('data-opname-own')) return;
      lines.push(lineOf(element, depth));
      if (element.localName === 'textarea') return;
      if (element.shadowRoot) walkChildren(element.shadowRoot, depth + 1);
      const framed =
        element instanceof HTMLIFrameElement || element.localName === 'iframe'
          ? (element as HTMLIFrameElement).contentDocument
          : null;
      if (framed?.body) walk(framed.body, depth + 1);
      else walkChildren(element, depth + 1);
    };

    walkChildren(document.body, 0);
    return { at: Date.now(), lines };
  });
}
