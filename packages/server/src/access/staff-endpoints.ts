import { ENDPOINTS, type SignInWays } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import { handle } from '../http/handle.ts';
import type { ReadSiteStates } from '../office/site-states.ts';
import type { Tries } from '../participant/tries.ts';
import type { ApiKeyOffice } from './api-keys.ts';
import type { Authenticate } from './caller.ts';
import type { Invitations } from './invitations.ts';
import type { Members } from './members.ts';
import type { StaffSessions } from './staff-sessions.ts';

export interface StaffParts {
  authenticate: Authenticate;
  members: Members;
  invitations: Invitations;
  apiKeyOffice: ApiKeyOffice;
  staffSessions: StaffSessions;
  readSiteStates: ReadSiteStates;
  signInWays: SignInWays;
  tries: Tries;
  originOf: (host: string) => string;
}

/** The address of an invitation; the token stands in the fragment, which no browser sends anywhere. */
const invitationAddress = (origin: string, token: string) => `${origin}/studio/invitation#${token}`;

/** What staff ask about themselves, and what admins do for staff and machines. */
export function handleStaff(app: FastifyInstance, parts: StaffParts): void {
  const { authenticate, members, staffSessions } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listSites, options, async ({ sites }) => ({ sites: await parts.readSiteStates(sites) }));

  handle(app, ENDPOINTS.readSignInWays, options, async () => parts.signInWays);

  handle(app, ENDPOINTS.listSessions, options, async ({ caller }) => ({ sessions: await staffSessions.list(caller) }));

  handle(app, ENDPOINTS.endSession, options, ({ params, caller }) => staffSessions.end(caller, params.session));

  handle(app, ENDPOINTS.listMembers, options, async ({ sites }) => ({ members: await members.list(sites) }));

  handle(app, ENDPOINTS.changeMember, options, ({ params, body, caller }) =>
    members.change(params.member, body, caller),
  );

  handle(app, ENDPOINTS.removeMember, options, ({ params, caller }) => members.remove(params.member, caller));

  handleInvitations(app, parts);
  handleApiKeys(app, parts);
}

function handleInvitations(app: FastifyInstance, { authenticate, invitations, tries, originOf }: StaffParts): void {
  const options = { authenticate };

  handle(app, ENDPOINTS.listInvitations, options, async ({ sites }) => ({
    invitations: await invitations.list(sites),
  }));

  handle(app, ENDPOINTS.invite, options, async ({ body, caller, request }) => {
    const { id, token, until } = await invitations.create(body, caller);
    return { id, url: invitationAddress(originOf(request.host), token), until };
  });

  handle(app, ENDPOINTS.withdrawInvitation, options, ({ params, caller }) =>
    invitations.withdraw(params.invitation, caller),
  );

  handle(app, ENDPOINTS.readInvitation, options, ({ body, request }) =>
    tries.limit(request.ip, () => invitations.open(body.token)),
  );

  handle(app, ENDPOINTS.acceptInvitation, options, ({ body, request }) =>
    tries.limit(request.ip, () => invitations.accept(body.token, body.password)),
  );
}

function handleApiKeys(app: FastifyInstance, { authenticate, apiKeyOffice }: StaffParts): void {
  const options = { authenticate };

  handle(app, ENDPOINTS.listApiKeys, options, async ({ sites }) => ({ keys: await apiKeyOffice.list(sites) }));

  handle(app, ENDPOINTS.makeApiKey, options, ({ body, caller }) => apiKeyOffice.make(body, caller));

  handle(app, ENDPOINTS.revokeApiKey, options, ({ params, caller }) => apiKeyOffice.revoke(params.key, caller));
}
