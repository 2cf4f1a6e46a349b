import type { Rules } from '@opname/privacy';
import type { Shown } from '@opname/protocol';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import type { Exhibit } from './consents.ts';

/** What was shown with a question, as the ledger names it. */
interface Described {
  /** The hash of its look, which names that of its words. */
  look: string;
  rules?: string;
  exhibits: Exhibit[];
}

/** @returns what has to be kept so that years later the exact question can be shown: its words, its look, the rules. */
export function describeShown({ text, ...look }: Shown, rules: Rules | undefined): Described {
  const exhibits: Exhibit[] = [];
  const keep = (kind: Exhibit['kind'], content: string) => {
    const hash = sha256(content);
    exhibits.push({ hash, kind, content });
    return hash;
  };
  return {
    look: keep('look', canonicalJson({ ...look, text: keep('text', text) })),
    ...(rules && { rules: keep('rules', canonicalJson(rules)) }),
    exhibits,
  };
}
