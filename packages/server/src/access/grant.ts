import { OpnameError, type GrantClaims } from '@opname/protocol';
import { jwtVerify, SignJWT } from 'jose';
import { createBoundedMap } from '../bounded-map.ts';

/** Verified grants kept in memory: one for each recording that is being made, at half a kilobyte each. */
const VERIFIED_MAX = 10_000;

const ALGORITHM = 'HS256';
const AUDIENCE = 'opname-grant';

export interface Grants {
  create: (claims: GrantClaims) => Promise<string>;
  /** Throws `bad-grant` for one that is missing, forged or of another server. It says nothing about the recording's state. */
  verify(authorization: string | undefined): GrantClaims | Promise<GrantClaims>;
}

/** Signs grants (JWS, RFC 7515) and believes nothing else that a page sends. */
export function createGrants(secret: Uint8Array): Grants {
  const verified = createBoundedMap<string, GrantClaims>(VERIFIED_MAX);

  async function check(token: string): Promise<GrantClaims> {
    const { payload } = await jwtVerify(token, secret, { algorithms: [ALGORITHM], audience: AUDIENCE }).catch(() => {
      throw new OpnameError('bad-grant');
    });
    const { recording, site, until } = payload;
    if (typeof recording !== 'string' || typeof site !== 'string' || typeof until !== 'number') {
      throw new OpnameError('bad-grant');
    }
    const claims = { recording, site, until };
    verified.set(token, claims);
    return claims;
  }

  return {
    create: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: ALGORITHM }).setAudience(AUDIENCE).sign(secret),
    verify(authorization) {
      const token = readBearer(authorization);
      if (!token) throw new OpnameError('bad-grant');
      return verified.get(token) ?? check(token);
    },
  };
}

/** @returns the token of an `Authorization: Bearer` header (RFC 6750). */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1];
}
