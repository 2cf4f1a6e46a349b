import { ENDPOINTS } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { readBearer } from '../access/grant.ts';
import type { Site } from '../config/sites.ts';
import { handle } from '../http/handle.ts';
import { createDescribeForParticipant } from '../watch-log/describe-entries.ts';
import type { Library } from '../watch/library.ts';
import type { Links } from './links.ts';
import type { Shares } from '../sharing/shares.ts';
import type { Overviews } from './overview.ts';
import type { Requests } from './requests.ts';
import type { Sessions } from './sessions.ts';
import type { Tries } from './tries.ts';

export interface ParticipantParts {
  authenticate: Authenticate;
  sites: ReadonlyMap<string, Site>;
  library: Pick<Library, 'assertReadable'>;
  links: Links;
  sessions: Sessions;
  tries: Tries;
  overviews: Overviews;
  requests: Requests;
  shares: Pick<Shares, 'namesOf'>;
  /** The origin under which a browser that asked by this host knows the server. */
  originOf: (host: string) => string;
}

/** The address of a participant's page; the token stands in the fragment, which no browser sends anywhere. */
export function participantAddress(origin: string, token: string): string {
  return `${origin}/me/#${token}`;
}

/** The endpoints of a participant's own page, and the one that leads there. */
export function handleParticipants(app: FastifyInstance, parts: ParticipantParts): void {
  const { authenticate, library, links, sessions, tries, requests, sites } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.createParticipantLink, options, async ({ caller, request }) => {
    const recording = await library.assertReadable(caller.grant.recording);
    const { site, subject, subject_key: subjectKey, expires_at: until } = recording;
    const token = await links.createOwn({ site, subject, subjectKey }, until);
    return { url: participantAddress(parts.originOf(request.host), token) };
  });

  handle(app, ENDPOINTS.openParticipantSession, options, async ({ body, request }) => {
    const { session, until, site } = await tries.limit(request.ip, () => sessions.open(body.token));
    return { session, until, site, siteName: sites.get(site)?.name ?? site };
  });

  handle(app, ENDPOINTS.readParticipant, options, ({ caller, request }) => {
    const reading = {
      origin: parts.originOf(request.host),
      describe: createDescribeForParticipant(parts.shares.namesOf),
    };
    return parts.overviews.read(caller, reading);
  });

  handle(app, ENDPOINTS.askRequest, options, ({ caller, body }) => requests.add(caller, body));

  handle(app, ENDPOINTS.revokeLink, options, async ({ request }) => {
    await sessions.revoke(readBearer(request.headers.authorization) ?? '');
  });
}
