import type { CheckpointClaims, LedgerEntry } from '@opname/protocol';
import { sha256 } from '../canonical-json.ts';
import { columnOf, GENESIS, type ChainHead } from './chain.ts';

/** Takes a chain entry by entry, and finds where it does not hold together. */
export interface ChainCheck {
  /** @returns what is wrong with this entry, or with its place. */
  add(entry: LedgerEntry & { columns?: Record<string, string | null> }): string | undefined;
  /** To be asked when the entries that the checkpoint covers were added. @returns what is wrong. */
  compare(claims: CheckpointClaims): string | undefined;
  readonly head: ChainHead;
}

/** Can begin in the middle, after what was verified before. */
export function createChainCheck(after: ChainHead = { size: 0, head: GENESIS }): ChainCheck {
  let { size, head } = after;
  const hashes = new Map([[size, head]]);

  function judge(claims: CheckpointClaims, known: string | undefined): string | undefined {
    if (known === undefined) {
      return `The checkpoint is over ${claims.size} entries and there are ${size}: the end was cut off.`;
    }
    if (known === claims.head) return undefined;
    return `The first ${claims.size} entries are not those that the checkpoint signed: the chain was written anew.`;
  }

  return {
    add(entry) {
      const problem = findProblem(entry, { size, head });
      if (problem) return problem;
      size = entry.seq + 1;
      head = entry.hash;
      hashes.set(size, head);
      return undefined;
    },
    compare: (claims) => judge(claims, hashes.get(claims.size)),
    get head() {
      return { size, head };
    },
  };
}

/** @returns the hash that an entry has to have. */
function hashEntry({ prev, seq, at, kind, body }: Omit<LedgerEntry, 'hash'>): string {
  return sha256(`${prev}|${seq}|${at}|${kind}|${body}`);
}

function findProblem(
  entry: LedgerEntry & { columns?: Record<string, string | null> },
  { size, head }: ChainHead,
): string | undefined {
  const { seq, prev, hash, columns = {} } = entry;
  if (seq > size) return `Entry ${size} is missing: it was removed, or moved.`;
  if (seq < size) return `Entry ${seq} comes again after entry ${size - 1}: it was inserted, or moved.`;
  if (hash !== hashEntry(entry)) return `Entry ${seq} was changed: its hash is not that of what it says.`;
  if (prev !== head) return `Entry ${seq} does not follow the one before: one of them was replaced.`;
  const body = JSON.parse(entry.body) as Record<string, unknown>;
  const stray = Object.entries(columns).find(([name, value]) => columnOf(body, name) !== value);
  return stray && `Entry ${seq} is filed under another ${stray[0]} than it says.`;
}
