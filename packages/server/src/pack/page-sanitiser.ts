import { CHUNK_MAX_UNPACKED_BYTES, type RecordedEvent } from '@opname/protocol';
import { createAllowance, createSanitiser, NO_RULES, parseRules } from '@opname/privacy';
import type { PageSanitiser } from './build-segments.ts';
import type { Terms } from './terms.ts';

/** rrweb's number for what a page is: its address and the size of its window. */
const META = 4;

/**
 * Characters that are written out of what a chunk moves, for each of its bytes: less than one byte names a row of a grid,
 * which holds a few thousand. More is not sent by a page but by somebody who wants to fill the disk.
 */
const WRITTEN_PER_BYTE = 5000;

/** @returns one sanitiser for a page. Where several sets of rules hold, an event passes them one after another. */
export function createPageSanitiser({ level, rules }: Terms): PageSanitiser {
  const compiled = rules.length === 0 ? [NO_RULES] : rules.map(parseRules);
  const allowance = createAllowance();
  const moves = allowance.mayWrite;
  const sanitisers = compiled.map((one) => createSanitiser({ level, rules: one, holdsBack: false, moves }));
  return {
    beginChunk(bytes) {
      allowance.renew(Math.min(bytes * WRITTEN_PER_BYTE, CHUNK_MAX_UNPACKED_BYTES));
    },
    sanitise(event) {
      let kept: ReturnType<PageSanitiser['sanitise']> = null;
      for (const [index, sanitiser] of sanitisers.entries()) {
        kept = sanitiser.sanitise(index === 0 ? event : withTold(kept, event));
        if (kept === null) return null;
      }
      return kept;
    },
    facts: () => ({ broken: sanitisers.map((one) => one.facts().broken).find((cause) => cause !== undefined) }),
  };
}

/** Each set of rules has patterns of its own, so each is told what the page said of all of them. */
function withTold(kept: RecordedEvent | null, event: unknown): RecordedEvent | null {
  const { data } = event as { data?: { rulePages?: unknown } | null };
  const told = data?.rulePages;
  return kept?.type === META && told !== undefined
    ? { ...kept, data: { ...(kept.data as object), rulePages: told } }
    : kept;
}
