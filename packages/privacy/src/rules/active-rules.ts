import type { Session } from '../session.ts';
import type { CompiledRule } from './rules.ts';

/** What stands in an address for what was taken out of it; see `cleanUrl`. */
const MASKED_PART = '***';

/**
 * The rules that hold on the page's address. A second sanitiser sees an address without what may not be recorded, so the
 * first one says in the Meta event which patterns fitted. That chooses among the site's own rules and can do no more; where
 * the address is whole it only ever adds what hides or masks.
 */
export function activeRules({ rules, pageUrl, level, fitting }: Session): CompiledRule[] {
  const address = pageUrl.replace(/[?#].*$/s, '');
  const isCut = level === 'structure' || address.includes(MASKED_PART);
  return rules.rules.filter(({ page, pageKey, action }) => {
    if (!page || !pageKey) return true;
    const isTold = fitting?.has(pageKey) === true;
    if (fitting && isCut) return isTold;
    return page.test(address) || (isTold && action !== 'show');
  });
}

/** @returns the patterns of addresses that fit the page, by their keys, for a second sanitiser; none without such rules. */
export function fittingPages({ rules, active }: Session): string[] | undefined {
  if (!rules.rules.some(({ page }) => page)) return undefined;
  return [...new Set(active.flatMap(({ pageKey }) => pageKey ?? []))];
}

/** @returns what a Meta event says of the patterns that fit, or undefined when it says nothing. */
export function toldPages(told: unknown): ReadonlySet<string> | undefined {
  return Array.isArray(told) ? new Set(told.filter((key) => typeof key === 'string')) : undefined;
}
