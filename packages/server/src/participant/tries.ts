import { OpnameError, type ErrorCode } from '@opname/protocol';
import { createBoundedMap } from '../bounded-map.ts';

/** Failed tries in a minute from one address: far more than somebody mistypes, far fewer than guessing needs. */
const TRIES_MAX = 20;
const MINUTE_MS = 60_000;

/** Addresses that are remembered; who floods from more of them than this still has 256 bits to guess. */
const ADDRESSES_MAX = 10_000;

/** What is answered to a token that is none. */
const WRONG: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-participant-token',
  'bad-invitation',
  'bad-share',
  'share-password',
]);

export interface Tries {
  /** Does what is tried, unless this address has failed too often; a failure counts. */
  limit<Result>(address: string, task: () => Promise<Result>): Promise<Result>;
}

export function createTries(now: () => number): Tries {
  const failures = createBoundedMap<string, { count: number; since: number }>(ADDRESSES_MAX);
  return {
    async limit(address, task) {
      const known = failures.get(address);
      const current = known && known.since > now() - MINUTE_MS ? known : { count: 0, since: now() };
      if (current.count >= TRIES_MAX) throw new OpnameError('too-many-requests');
      try {
        return await task();
      } catch (error) {
        const isWrong = error instanceof OpnameError && WRONG.has(error.code);
        if (isWrong) failures.set(address, { ...current, count: current.count + 1 });
        throw error;
      }
    },
  };
}
