import { OWN } from '../../../sdk/src/element.ts';
import { createRoots, type Root } from '../../../sdk/src/recorder/sensitive/roots.ts';

const NATIVE = 'input:not([type=submit],[type=button],[type=reset],[type=image]),textarea,select';
const DRAWN =
  '[contenteditable]:not([contenteditable=false]),[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]';

/** @returns every root of the page: its document, open shadow roots, documents of same-origin frames. */
export function findRoots(): Root[] {
  return [...createRoots(document, () => {}).all()];
}

/** @returns every field of the page, hidden ones too, in the order of their roots; not those of our own notice. */
export function findFields(): Element[] {
  return findRoots().flatMap((root) => [...root.querySelectorAll(`${NATIVE},${DRAWN}`)].filter(isField));
}

/** A drawn field around a native one, or inside another drawn one, is that field once more. */
function isField(element: Element): boolean {
  if (element.closest(`[${OWN}]`)) return false;
  if (element.matches(NATIVE)) return true;
  return !element.querySelector(NATIVE) && !element.parentElement?.closest(DRAWN);
}

export interface TextPlace {
  node: Text;
  parent: Element;
}

/** Nothing for people, or the inside of a field, which is judged as a field. */
const SILENT =
  'script,style,noscript,template,textarea,noembed,noframes,[contenteditable]:not([contenteditable=false])';

/** @returns every text of the page that is not empty, also where it is not visible. */
export function findTexts(): TextPlace[] {
  const found: TextPlace[] = [];
  for (const root of findRoots()) {
    const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || node.nodeValue?.trim() === '' || parent.closest(`${SILENT},[${OWN}]`)) continue;
      found.push({ node: node as Text, parent });
    }
  }
  return found;
}
