import type { CheckpointClaims, LedgerEntry, LedgerLine } from '@opname/protocol';
import { createChainCheck, type ChainCheck } from '@opname/server';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { parse, Unreadable } from './sources.ts';
import type { Finding } from './verify.ts';

type Keys = ReturnType<typeof createLocalJWKSet>;

/** @returns whether the lines of an export are one whole chain that fits its signed checkpoints. */
export async function verifyLedger(text: string, keySet: JSONWebKeySet): Promise<Finding> {
  const check = createChainCheck();
  const keys = createLocalJWKSet(keySet);
  const signed: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const content = parse(line) as LedgerLine | undefined;
    if (content === undefined || content === null) return broken(`Line ${index + 1} is no JSON: it was cut off.`);
    // Compared when all entries are there, so that one which covers more of them is known for what it is.
    if ('checkpoint' in content) signed.push(content.checkpoint);
    else {
      const problem = check.add(content satisfies LedgerEntry);
      if (problem) return broken(problem);
    }
  }
  if (check.head.size === 0 && signed.length === 0) throw new Unreadable('There is no entry in it; export the ledger.');
  return await compareAll(check, signed, keys);
}

async function compareAll(check: ChainCheck, signed: readonly string[], keys: Keys): Promise<Finding> {
  let covered = 0;
  let chain: string | undefined;
  for (const jws of signed) {
    const verified = await compactVerify(jws, keys).catch(() => undefined);
    if (!verified) return broken('A checkpoint was changed, or it was signed by none of these keys.');
    const claims = JSON.parse(Buffer.from(verified.payload).toString()) as CheckpointClaims;
    chain ??= claims.chain;
    if (claims.chain !== chain) return broken(`A checkpoint is of another chain: ${claims.chain}, not ${chain}.`);
    const problem = check.compare(claims);
    if (problem) return broken(problem);
    covered = Math.max(covered, claims.size);
  }
  const { size, head } = check.head;
  return {
    lines: [
      ...(chain === undefined ? [] : [`Chain: ${chain}`]),
      `Whole: ${size} entries, each with the hash of the one before.`,
      `Signed: ${signed.length} checkpoints, over the first ${covered} entries.`,
      `Head: ${head}`,
    ],
  };
}

const broken = (problem: string): Finding => ({ lines: [], problem: `NOT WHOLE: ${problem}` });
