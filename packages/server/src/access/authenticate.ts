import { OpnameError, STAFF_ROLES, type Access, type StaffRole } from '@opname/protocol';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { ApiKeys } from './api-keys.ts';
import type { Authenticate, Caller, Participant } from './caller.ts';
import { readBearer, type Grants } from './grant.ts';
import type { IsOwnOrigin } from './own-origin.ts';
import type { Staff } from './staff.ts';

export interface AuthenticateParts {
  grants: Grants;
  apiKeys: ApiKeys;
  staff: Staff;
  /** Whose the session of a participant's page is; undefined for what is none, or is over. */
  readParticipant: (session: string) => Promise<Participant | undefined>;
  isOwnOrigin: IsOwnOrigin;
}

const ANYONE: Caller = { kind: 'anyone' };

/** Of whom an endpoint is meant for those who work here, which roles that are. */
const ROLES_OF: Partial<Record<Access, ReadonlySet<StaffRole>>> = {
  staff: new Set(STAFF_ROLES),
  officer: new Set(['officer', 'admin']),
  admin: new Set(['admin']),
};

/** A grant is a JWS in compact form: three parts with dots between. */
const isGrant = (token: string | undefined) => token?.split('.').length === 3;

/** Decides who a request is from, by who may call its endpoint. */
export function createAuthenticate(parts: AuthenticateParts): Authenticate {
  function page(request: FastifyRequest): Caller | Promise<Caller> {
    const grant = parts.grants.verify(request.headers.authorization);
    if (grant instanceof Promise) return grant.then((claims) => ({ kind: 'page', grant: claims }));
    return { kind: 'page', grant };
  }

  async function person(access: readonly Access[], request: FastifyRequest): Promise<Caller> {
    const isForStaff = access.some((who) => ROLES_OF[who] !== undefined);
    const token = readBearer(request.headers.authorization);
    if (access.includes('participant') && token !== undefined) {
      const participant = await parts.readParticipant(token);
      if (participant) return { kind: 'participant', ...participant };
    }
    if (!isForStaff) throw new OpnameError('not-a-participant');
    const member = token === undefined ? await readMember(parts, request) : await readMachine(parts, token);
    if (!access.some((who) => ROLES_OF[who]?.has(member.role))) throw new OpnameError('role-not-allowed');
    return { kind: 'staff', ...member };
  }

  return (access, request) => {
    if (access.includes('public')) return ANYONE;
    const isOnlyForPages = access.every((who) => who === 'grant');
    if (isOnlyForPages) return page(request);
    if (access.includes('grant') && isGrant(readBearer(request.headers.authorization))) return page(request);
    return person(access, request);
  };
}

interface Member {
  role: StaffRole;
  id: string;
  name: string;
}

/** Whoever runs a machine with a key may do with it what they could do themselves. */
async function readMachine({ apiKeys }: AuthenticateParts, key: string): Promise<Member> {
  const name = await apiKeys.nameOf(key);
  if (name === undefined) throw new OpnameError('not-signed-in');
  return { role: 'admin', id: `API key ${name}`, name: `API key ${name}` };
}

async function readMember({ staff, isOwnOrigin }: AuthenticateParts, request: FastifyRequest): Promise<Member> {
  // A page of another port of this machine counts as the same site for cookies, and is still a stranger.
  const { origin, host } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, host)) throw new OpnameError('not-signed-in');
  const session = await staff.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!session) throw new OpnameError('not-signed-in');
  const { id, role, email } = session.user;
  return { role: STAFF_ROLES.find((one) => one === role) ?? 'expert', id, name: email };
}
