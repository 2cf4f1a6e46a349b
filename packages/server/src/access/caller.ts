import type { Access, GrantClaims, StaffRole } from '@opname/protocol';
import type { FastifyRequest } from 'fastify';

/** Somebody who looks at their own recordings. */
export interface Participant {
  site: string;
  subject: string;
  /** The keyed hash under which what outlives a recording knows them. */
  subjectKey: string;
}

export type PageCaller = { kind: 'page'; grant: GrantClaims };
export type ParticipantCaller = { kind: 'participant' } & Participant;
/** `id` is an account's own and names nobody; `name` is an e-mail address, or the name of an API key. */
export type StaffCaller = { kind: 'staff'; role: StaffRole; id: string; name: string };

/** Who a request is from. */
export type Caller = { kind: 'anyone' } | PageCaller | ParticipantCaller | StaffCaller;

/** Who can be calling an endpoint with such access. */
export type CallerOf<A extends Access> = A extends 'grant'
  ? PageCaller
  : A extends 'participant'
    ? ParticipantCaller
    : A extends 'staff' | 'officer' | 'admin'
      ? StaffCaller
      : { kind: 'anyone' };

/** Finds out who calls, or throws. */
export type Authenticate = (access: readonly Access[], request: FastifyRequest) => Caller | Promise<Caller>;
