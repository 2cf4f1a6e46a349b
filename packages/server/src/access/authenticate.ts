import { OpnameError, ROLES_ALLOWED, type Access, type StaffAccess, type StaffRole } from '@opname/protocol';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Authenticate, Caller, LinkCaller, Participant, StaffCaller } from './caller.ts';
import { readBearer, type Grants } from './grant.ts';
import type { IsOwnOrigin } from './own-origin.ts';
import { createNarrow } from './narrow.ts';
import { readRights } from './rights.ts';
import { isShutOut, type Staff } from './staff.ts';

export interface AuthenticateParts {
  database: Database<Schema>;
  grants: Grants;
  apiKeys: ApiKeys;
  staff: Staff;
  /** Whose the session of a participant's page is; undefined for what is none, or is over. */
  readParticipant: (session: string) => Promise<Participant | undefined>;
  /** What a link opened; undefined for what is none, or is over. */
  readLink: (session: string) => Promise<LinkCaller | undefined>;
  isOwnOrigin: IsOwnOrigin;
  /** Roles that are let in by more than a password only. */
  secondFactorFor: readonly StaffRole[];
}

const ANYONE: Caller = { kind: 'anyone' };

/** A grant is a JWS in compact form: three parts with dots between. */
const isGrant = (token: string | undefined) => token?.split('.').length === 3;

export function createAuthenticate(parts: AuthenticateParts): Authenticate {
  return { identify: createIdentify(parts), narrow: createNarrow(parts.database) };
}

/** Decides who a request is from, by who may call its endpoint. */
function createIdentify(parts: AuthenticateParts): Authenticate['identify'] {
  function page(request: FastifyRequest): Caller | Promise<Caller> {
    const grant = parts.grants.verify(request.headers.authorization);
    if (grant instanceof Promise) return grant.then((claims) => ({ kind: 'page', grant: claims }));
    return { kind: 'page', grant };
  }

  async function person(access: readonly Access[], request: FastifyRequest): Promise<Caller> {
    const roles = new Set(access.filter(isForStaff).flatMap((one): readonly StaffRole[] => ROLES_ALLOWED[one]));
    const token = readBearer(request.headers.authorization);
    if (access.includes('participant') && token !== undefined) {
      const participant = await parts.readParticipant(token);
      if (participant) return { kind: 'participant', ...participant };
    }
    if (access.includes('link') && token !== undefined) {
      const link = await parts.readLink(token);
      if (link) return link;
    }
    if (roles.size === 0) throw new OpnameError('not-a-participant');
    const member = token === undefined ? await readMember(parts, request) : await readMachine(parts, token);
    if (!roles.has(member.role)) throw new OpnameError('role-not-allowed');
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

const isForStaff = (access: Access): access is StaffAccess => Object.hasOwn(ROLES_ALLOWED, access);

type Member = Omit<StaffCaller, 'kind'>;

/** A machine is known by the name of its key. */
async function readMachine({ apiKeys }: AuthenticateParts, key: string): Promise<Member> {
  const known = await apiKeys.identify(key);
  if (!known) throw new OpnameError('not-signed-in');
  const name = `API key ${known.name}`;
  return { ...known.rights, id: name, name };
}

async function readMember(
  { staff, isOwnOrigin, secondFactorFor }: AuthenticateParts,
  request: FastifyRequest,
): Promise<Member> {
  // A page of another port of this machine counts as the same site for cookies, and is still a stranger.
  const { origin, host } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, host)) throw new OpnameError('not-signed-in');
  const signedIn = await staff.getSession(fromNodeHeaders(request.headers));
  if (!signedIn || isShutOut(signedIn.user)) throw new OpnameError('not-signed-in');
  const { user, session } = signedIn;
  const rights = readRights(user);
  if (!rights) throw new OpnameError('role-not-allowed');
  const isByPassword = session.means !== 'second-factor' && session.means !== 'passkey' && session.means !== 'provider';
  if (isByPassword && secondFactorFor.includes(rights.role)) throw new OpnameError('second-factor-needed');
  return { ...rights, id: user.id, name: user.email, session: session.id };
}
