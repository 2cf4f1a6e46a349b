/**
 * The words by which a recording is found: what was clicked and where it was. They are text of the recording, so that they
 * lie sealed with its key, and are only ever compared: no answer holds them.
 */
import type { Happening } from '@opname/protocol';

export interface Words {
  /** Labels of what was clicked, opened and sent, one in a line, as `normalise` makes them. */
  clicked: string;
  /** Addresses without their origin, likewise. */
  pages: string;
}

/** Different labels, and different addresses, that are kept of one recording; two hours rarely hold a tenth. */
const KEPT_MAX = 1000;

/** Characters of one of them; a label is shorter. */
const LENGTH_MAX = 300;

const CLICKED = new Set<Happening['kind']>(['click', 'send', 'menu']);

/** So that neither case nor the form of an accent matters. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function collectWords(happenings: readonly Happening[]): Words {
  const clicked = new Set<string>();
  const pages = new Set<string>();
  for (const { kind, label } of happenings) {
    if (!label) continue;
    if (CLICKED.has(kind)) keep(clicked, label);
    else if (kind === 'navigate') keep(pages, withoutOrigin(label));
  }
  return { clicked: [...clicked].join('\n'), pages: [...pages].join('\n') };
}

function keep(kept: Set<string>, text: string): void {
  if (kept.size < KEPT_MAX) kept.add(normalise(text).replaceAll('\n', ' ').slice(0, LENGTH_MAX));
}

/** What of an address is masked may leave one that is none. */
function withoutOrigin(address: string): string {
  const url = URL.parse(address);
  return url ? address.slice(address.indexOf(url.host) + url.host.length) || '/' : address;
}

export function packWords(words: Words): Uint8Array {
  return Buffer.from(JSON.stringify(words));
}

export function unpackWords(bytes: Uint8Array): Words {
  return JSON.parse(Buffer.from(bytes).toString()) as Words;
}
