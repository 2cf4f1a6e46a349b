import type { CompiledRules } from '@opname/privacy';
import { findRoots } from './find-fields.ts';

type Selector = CompiledRules['canvas'][number]['selector'];
type Matchable = Parameters<Selector['matches']>[0];

/** @returns for each rule and each canvas selector whether it fits this page and something on it. */
export function matchRules({ rules, canvas }: CompiledRules): { rules: boolean[]; canvas: boolean[] } {
  const elements = findRoots().flatMap((root) => Array.from(root.querySelectorAll('*'), toMatchable));
  const address = location.href.replace(/[?#].*$/s, '');
  return {
    rules: rules.map(({ selector, field, page }) => {
      if (page && !page.test(address)) return false;
      if (!selector && !field) return true;
      return elements.some((element) => fitsField(field, element) && (!selector || selector.matches(element)));
    }),
    canvas: canvas.map(({ selector }) => elements.some((element) => selector.matches(element))),
  };
}

function fitsField(field: RegExp | undefined, element: Matchable): boolean {
  return !field || ['name', 'id'].some((name) => field.test(element.attribute(name) ?? ''));
}

/** The page's own elements as the rules see those of the recording: across shadow roots and frames. */
function toMatchable(element: Element): Matchable {
  return {
    tag: element.localName,
    attribute: (name) => element.getAttribute(name) ?? undefined,
    parentElement() {
      const root = element.getRootNode();
      const host = 'host' in root ? (root as ShadowRoot).host : element.ownerDocument.defaultView?.frameElement;
      const parent = element.parentElement ?? host;
      return parent ? toMatchable(parent) : undefined;
    },
  };
}
