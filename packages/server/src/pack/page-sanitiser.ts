import { createSanitiser, NO_RULES, parseRules } from '@opname/privacy';
import type { PageSanitiser } from './build-segments.ts';
import type { Terms } from './terms.ts';

/** @returns one sanitiser for a page. Where several sets of rules hold, an event passes them one after another. */
export function createPageSanitiser({ level, rules }: Terms): PageSanitiser {
  const compiled = rules.length === 0 ? [NO_RULES] : rules.map(parseRules);
  const sanitisers = compiled.map((one) => createSanitiser({ level, rules: one, holdsBack: false }));
  return {
    sanitise(event) {
      let kept: ReturnType<PageSanitiser['sanitise']> = null;
      for (const [index, sanitiser] of sanitisers.entries()) {
        kept = sanitiser.sanitise(index === 0 ? event : kept);
        if (kept === null) return null;
      }
      return kept;
    },
    facts: () => ({ broken: sanitisers.map((one) => one.facts().broken).find((cause) => cause !== undefined) }),
  };
}
