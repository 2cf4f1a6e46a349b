import type { CheckpointClaims, LedgerState } from '@opname/protocol';
import { compactVerify, createLocalJWKSet } from 'jose';
import type { Signer } from '../store/keys/signing-keys.ts';
import type { Chain } from './chain.ts';
import type { Checkpoints } from './checkpoints.ts';
import { createChainCheck, type ChainCheck } from './verify-chain.ts';

/** Entries that are read at once; what is taken in meanwhile waits for milliseconds. */
const ENTRIES_AT_ONCE = 500;

/** Looks through a chain from its first entry, so that what was changed in it is noticed without being looked for. */
export interface ChainWatch {
  /** Verifies all of it and signs what is new. */
  verify(): Promise<void>;
  readState(): Promise<LedgerState>;
}

export interface ChainWatchParts {
  chain: Chain;
  checkpoints: Checkpoints;
  signer: Pick<Signer, 'readPublicKeys'>;
  now: () => number;
}

interface Verdict {
  at: number;
  problem: string | undefined;
}

export function createChainWatch({ chain, checkpoints, signer, now }: ChainWatchParts): ChainWatch {
  let verdict: Verdict | undefined;

  async function findProblem(): Promise<string | undefined> {
    const check = createChainCheck();
    for (;;) {
      const entries = await chain.list(check.head.size, ENTRIES_AT_ONCE);
      for (const entry of entries) {
        const problem = check.add(entry);
        if (problem) return problem;
      }
      if (entries.length < ENTRIES_AT_ONCE) return await compare(check);
    }
  }

  async function compare(check: ChainCheck): Promise<string | undefined> {
    const keys = createLocalJWKSet(await signer.readPublicKeys());
    for (const { jws, size } of await checkpoints.list(0)) {
      const verified = await compactVerify(jws, keys).catch(() => undefined);
      if (!verified) return `The checkpoint over ${size} entries is not signed by a key of this server.`;
      const claims = JSON.parse(Buffer.from(verified.payload).toString()) as CheckpointClaims;
      const problem = check.compare(claims);
      if (problem) return problem;
    }
    return undefined;
  }

  return {
    async verify() {
      const problem = await findProblem();
      verdict = { at: now(), problem };
      // What does not hold together is not signed.
      if (problem === undefined) await checkpoints.make();
    },
    async readState() {
      const newest = await checkpoints.readNewest();
      return {
        ...(await chain.readHead()),
        checkpointAt: newest?.at ?? null,
        verifiedAt: verdict?.at ?? null,
        ok: verdict ? verdict.problem === undefined : null,
        ...(verdict?.problem !== undefined && { problem: verdict.problem }),
      };
    },
  };
}
