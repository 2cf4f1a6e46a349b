import { OpnameError } from '@opname/protocol';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { Authenticate, Caller } from '../http/handle.ts';
import type { ApiKeys } from './api-keys.ts';
import { readBearer, type Grants } from './grant.ts';
import type { IsOwnOrigin } from './own-origin.ts';
import type { Staff } from './staff.ts';

export interface AuthenticateParts {
  grants: Grants;
  apiKeys: ApiKeys;
  staff: Staff;
  isOwnOrigin: IsOwnOrigin;
}

const ANYONE: Caller = { kind: 'anyone' };
const STAFF: Caller = { kind: 'staff' };

/** A grant is a JWS in compact form: three parts with dots between. */
const isGrant = (token: string | undefined) => token?.split('.').length === 3;

/** Decides who a request is from, by what its endpoint asks for. */
export function createAuthenticate({ grants, apiKeys, staff, isOwnOrigin }: AuthenticateParts): Authenticate {
  function page(request: FastifyRequest): Caller | Promise<Caller> {
    const grant = grants.verify(request.headers.authorization);
    if (grant instanceof Promise) return grant.then((claims) => ({ kind: 'page', grant: claims }));
    return { kind: 'page', grant };
  }

  async function member(request: FastifyRequest): Promise<Caller> {
    const key = readBearer(request.headers.authorization);
    if (key !== undefined) {
      if (await apiKeys.isKnown(key)) return STAFF;
      throw new OpnameError('not-signed-in');
    }
    // A page of another port of this machine counts as the same site for cookies, and is still a stranger.
    const { origin, host } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin, host)) throw new OpnameError('not-signed-in');
    const session = await staff.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (!session) throw new OpnameError('not-signed-in');
    return STAFF;
  }

  return (access, request) => {
    switch (access) {
      case 'public':
        return ANYONE;
      case 'grant':
        return page(request);
      case 'staff':
        return member(request);
      case 'grant-or-staff':
        return isGrant(readBearer(request.headers.authorization)) ? page(request) : member(request);
      default:
        return access satisfies never;
    }
  };
}
