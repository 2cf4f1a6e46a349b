import type { Rules } from '@opname/privacy';
import type { Shown } from '@opname/protocol';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import type { Exhibit } from './consents.ts';

/** What was shown with a question, as the ledger names it. */
interface Described {
  /** The hash of its look, which names that of its words. */
  look?: string;
  rules?: string;
  exhibits: Exhibit[];
}

/** @returns what has to be kept so that years later the exact question can be shown: its words, its look, the rules. */
export function describeShown(shown: Shown | undefined, rules: Rules | undefined): Described {
  const described: Described = { exhibits: [] };
  const keep = (kind: Exhibit['kind'], content: string) => {
    const hash = sha256(content);
    described.exhibits.push({ hash, kind, content });
    return hash;
  };
  if (shown) {
    const { text, ...look } = shown;
    described.look = keep('look', canonicalJson({ ...look, text: keep('text', text) }));
  }
  if (rules) described.rules = keep('rules', canonicalJson(rules));
  return described;
}
