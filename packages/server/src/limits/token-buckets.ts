import { createBoundedMap } from '../bounded-map.ts';

export interface Pace {
  /** How often at once. */
  burst: number;
  /** How often a second after that. */
  perSecond: number;
}

/** Names whose pace is remembered; who is forgotten begins anew with a whole burst. */
const NAMES_MAX = 20_000;

/** @returns whether this name may once more, at this moment. */
export type TakeToken = (name: string) => boolean;

export function createTokenBuckets(
  { burst, perSecond }: Pace,
  now: () => number = performance.now.bind(performance),
): TakeToken {
  const buckets = createBoundedMap<string, { tokens: number; at: number }>(NAMES_MAX);
  return (name) => {
    const at = now();
    const before = buckets.get(name) ?? { tokens: burst, at };
    const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond);
    buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1;
  };
}
