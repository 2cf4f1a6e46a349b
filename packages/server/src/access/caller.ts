import type { Access, Endpoint, GrantClaims, MemberSites, StaffAccess } from '@opname/protocol';
import type { FastifyRequest } from 'fastify';
import type { Rights } from './rights.ts';

/** Somebody who looks at their own recordings. */
export interface Participant {
  site: string;
  subject: string;
  /** The keyed hash under which what outlives a recording knows them. */
  subjectKey: string;
}

export type PageCaller = { kind: 'page'; grant: GrantClaims };
export type ParticipantCaller = { kind: 'participant' } & Participant;
/** Somebody who has a link; `part` is what it shows, null for all. */
export type LinkCaller = {
  kind: 'link';
  share: string;
  recording: string;
  part: { from: number; to: number } | null;
};
/**
 * `id` is an account's own and names nobody; `name` is an e-mail address, or the name of an API key. `session` is that of
 * an account, which a machine has not got.
 */
export type StaffCaller = { kind: 'staff'; id: string; name: string; session?: string } & Rights;

/** Who a request is from. */
export type Caller = { kind: 'anyone' } | PageCaller | ParticipantCaller | LinkCaller | StaffCaller;

/** Who can be calling an endpoint with such access. */
export type CallerOf<A extends Access> = A extends 'grant'
  ? PageCaller
  : A extends 'participant'
    ? ParticipantCaller
    : A extends 'link'
      ? LinkCaller
      : A extends StaffAccess
        ? StaffCaller
        : { kind: 'anyone' };

/** What a request names. */
export interface Asked {
  params: unknown;
  query: unknown;
}

export interface Authenticate {
  /** Finds out who calls, or throws. */
  identify(access: readonly Access[], request: FastifyRequest): Caller | Promise<Caller>;
  /**
   * Throws where what is asked for is of a site that the caller is not there for, as if it did not exist.
   *
   * @returns the sites that the answer may speak of; null for all
   */
  narrow(endpoint: Endpoint, caller: Caller, asked: Asked): Promise<MemberSites>;
}
