import type { KeyObject } from 'node:crypto';
import {
  CLOCK_SKEW_MS,
  OpnameError,
  SUBJECT_MAX_LENGTH,
  TRIAL_ALGORITHMS,
  type ConsentRequest,
} from '@opname/protocol';
import { jwtVerify, type JWTPayload } from 'jose';

/** What is known of a trial before it is compared with what was known already. */
export interface Trial {
  /** When it started, as the site says; undefined where it says nothing that counts. */
  start: number | undefined;
  proof: 'token' | 'page' | 'first-seen';
  account: string | undefined;
}

/** A site, as far as it vouches for its trials. */
export interface TrialSite {
  key: string;
  /** Public keys of the site's back end. With any of them only what is signed counts. */
  trialKeys?: readonly KeyObject[] | undefined;
}

const SECOND_MS = 1000;

/** @returns when the trial started, by whom it is vouched for; throws for a signature that does not hold. */
export async function readTrial(request: ConsentRequest, site: TrialSite, now: number): Promise<Trial> {
  const { trialKeys = [] } = site;
  if (request.trial !== undefined) {
    const claims = await verify(request.trial, { site: site.key, keys: trialKeys, now });
    if (claims.sub !== request.subject) throw new OpnameError('bad-trial-token', 'it is for another participant');
    return { start: readStart(claims), proof: 'token', account: readAccount(claims) ?? request.account };
  }
  const { account, trialStart } = request;
  // A page can say what it likes; a site that signs wants only what it signed.
  if (trialStart === undefined || trialKeys.length > 0) return { start: undefined, proof: 'first-seen', account };
  return { start: trialStart, proof: 'page', account };
}

interface Verifying {
  site: string;
  keys: readonly KeyObject[];
  now: number;
}

async function verify(token: string, { site, keys, now }: Verifying): Promise<JWTPayload> {
  if (keys.length === 0) throw new OpnameError('bad-trial-token', 'no key is registered for the site');
  for (const key of keys) {
    const verified = await jwtVerify(token, key, {
      algorithms: [...TRIAL_ALGORITHMS],
      currentDate: new Date(now),
      clockTolerance: CLOCK_SKEW_MS / SECOND_MS,
    }).catch(() => undefined);
    if (!verified) continue;
    const { aud } = verified.payload;
    if (aud !== undefined && ![aud].flat().includes(site)) break;
    return verified.payload;
  }
  throw new OpnameError('bad-trial-token');
}

function readStart(claims: JWTPayload): number {
  const { trialStart, trial_start: seconds } = claims;
  const start = typeof seconds === 'number' ? seconds * SECOND_MS : trialStart;
  if (typeof start === 'number' && Number.isFinite(start) && start >= 0) return Math.floor(start);
  throw new OpnameError('bad-trial-token', 'it does not say when the trial started');
}

function readAccount({ account }: JWTPayload): string | undefined {
  if (account === undefined) return undefined;
  if (typeof account === 'string' && account.length > 0 && account.length <= SUBJECT_MAX_LENGTH) return account;
  throw new OpnameError('bad-trial-token', 'the account that it names is not a text');
}
