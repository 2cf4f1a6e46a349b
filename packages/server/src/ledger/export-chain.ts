import type { LedgerEntry, LedgerLine } from '@opname/protocol';
import type { Chain } from './chain.ts';
import type { Checkpoints } from './checkpoints.ts';

/** Entries that are read at once. */
const ENTRIES_AT_ONCE = 500;

/** @returns the chain as lines of JSON, each checkpoint after the entries that it covers. */
export async function* exportChain(chain: Chain, checkpoints: Pick<Checkpoints, 'list'>): AsyncGenerator<string> {
  const signed = await checkpoints.list(0);
  let size = 0;
  for (;;) {
    const entries = await chain.list(size, ENTRIES_AT_ONCE);
    for (const { columns: _, ...entry } of entries) {
      yield toLine(entry satisfies LedgerEntry);
      size = entry.seq + 1;
      while (signed[0] && signed[0].size <= size) yield toLine({ checkpoint: signed.shift()?.jws ?? '' });
    }
    if (entries.length < ENTRIES_AT_ONCE) break;
  }
  // Over more entries than there are: whoever checks has to see it.
  for (const { jws } of signed) yield toLine({ checkpoint: jws });
}

function toLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}
