import { OpnameError } from '@opname/protocol';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance } from 'fastify';
import type { IsOwnOrigin } from '../access/own-origin.ts';
import { PROVIDER_ID } from '../access/provider.ts';
import { ADDRESS_HEADER, type Staff } from '../access/staff.ts';

export interface AuthParts {
  staff: Staff;
  ownOrigin: string;
  isOwnOrigin: IsOwnOrigin;
}

const BASE = '/v1/auth';

/**
 * What staff can do there, and what of a body each takes; the library has more, of which an admin does some here and nobody
 * needs the rest (a device that is trusted without a code, a token of another app).
 */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  '/sign-in/email': ['email', 'password'],
  '/sign-out': [],
  '/get-session': [],
  '/change-password': ['currentPassword', 'newPassword', 'revokeOtherSessions'],
  '/two-factor/enable': ['password'],
  '/two-factor/disable': ['password'],
  '/two-factor/generate-backup-codes': ['password'],
  '/two-factor/verify-totp': ['code'],
  '/two-factor/verify-backup-code': ['code'],
  '/passkey/generate-register-options': [],
  '/passkey/verify-registration': ['response', 'name'],
  '/passkey/generate-authenticate-options': [],
  '/passkey/verify-authentication': ['response'],
  '/passkey/list-user-passkeys': [],
  '/passkey/delete-passkey': ['id'],
  '/sign-in/social': ['provider', 'callbackURL', 'errorCallbackURL'],
  [`/callback/${PROVIDER_ID}`]: [],
};

/** Throws where there is no such address, or it does not take what stands in the body. */
function assertOpen(path: string, body: unknown): void {
  const fields = Object.hasOwn(OPEN, path) ? OPEN[path] : undefined;
  if (!fields) throw new OpnameError('not-found');
  const isTaken = (name: string) => fields.includes(name);
  if (typeof body === 'object' && body !== null && Object.keys(body).every(isTaken)) return;
  if (body !== undefined && body !== null) throw new OpnameError('invalid-request', 'the body holds what is not taken');
}

/** Hands the addresses under /v1/auth/ to the sign-in library, and what it answers back. */
export function handleAuth(app: FastifyInstance, { staff, ownOrigin, isOwnOrigin }: AuthParts): void {
  app.route({
    method: ['GET', 'POST'],
    url: `${BASE}/*`,
    async handler(request, reply) {
      const path = new URL(request.url, ownOrigin).pathname.slice(BASE.length);
      assertOpen(path, request.body);
      const { origin, host } = request.headers;
      // The library asks this only of requests with a cookie, which the first one of a sign-in does not have.
      if (origin !== undefined && !isOwnOrigin(origin, host)) throw new OpnameError('origin-not-allowed');
      const headers = fromNodeHeaders(request.headers);
      headers.set(ADDRESS_HEADER, request.ip);
      headers.delete('content-length');
      const hasBody = request.method === 'POST' && request.body !== undefined;
      const response = await staff.handler(
        new Request(new URL(request.url, ownOrigin), {
          method: request.method,
          headers,
          ...(hasBody && { body: JSON.stringify(request.body) }),
        }),
      );
      reply.code(response.status).header('cache-control', 'no-store');
      for (const [name, value] of response.headers) {
        if (name !== 'set-cookie') reply.header(name, value);
      }
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}
