import { SignJWT, type CryptoKey, type JWK, type KeyObject } from 'jose';

/** Long enough to load a page and to answer; a new page gets a new token. */
const VALID_FOR = '15 minutes';

export interface Trial {
  /** Your own id of the person: the same as `data-subject`. */
  subject: string;
  startedAt: Date;
  /** Your own id of their company, if its owner may forbid recording. */
  account?: string;
}

/** @returns what goes into `data-trial` of the script tag. */
export async function signTrialStart(key: CryptoKey | KeyObject | JWK, site: string, trial: Trial): Promise<string> {
  const { subject, startedAt, account } = trial;
  return await new SignJWT({ trialStart: startedAt.getTime(), ...(account !== undefined && { account }) })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(subject)
    .setAudience(site)
    .setIssuedAt()
    .setExpirationTime(VALID_FOR)
    .sign(key);
}
