import { ERRORS, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@opname/protocol';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { isWeakPassword } from './weak-password.ts';
import type { IsOwnOrigin } from './own-origin.ts';

/** The header in which the sign-in library is told who calls; what a client sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-opname-address';

export interface StaffOptions {
  database: Database<Schema>;
  secret: Uint8Array;
  /** The origin that browsers use. */
  ownOrigin: string;
  isOwnOrigin: IsOwnOrigin;
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
}

/** Milliseconds and tries: slow enough against guessing, fast enough for somebody who mistypes. */
const SIGN_IN_WINDOW_S = 60;
const SIGN_IN_TRIES = 10;

/** Seconds that somebody stays signed in: a working day. */
const SESSION_S = 12 * 60 * 60;

/** Accounts of staff: sign-in by e-mail and password, kept by a library and never by us. Nobody signs up by themselves. */
export function createStaff({ database, secret, ownOrigin, isOwnOrigin, log }: StaffOptions) {
  return betterAuth({
    appName: 'Opname',
    baseURL: ownOrigin,
    basePath: '/v1/auth',
    secret: Buffer.from(secret).toString('hex'),
    database: { db: database.query, type: 'sqlite' },
    telemetry: { enabled: false },
    // What comes with a message may name somebody, and is left out.
    logger: { log: (level, message) => log(level, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
    },
    hooks: { before: refuseWeakPassword },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'expert', input: false },
        sites: { type: 'string', required: false, input: false },
        disabledAt: { type: 'number', required: false, input: false },
      },
    },
    databaseHooks: { session: { create: { before: refuseShutOut } } },
    session: { expiresIn: SESSION_S },
    rateLimit: {
      enabled: true,
      customRules: { '/sign-in/email': { window: SIGN_IN_WINDOW_S, max: SIGN_IN_TRIES } },
    },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      const host = request?.headers.get('host') ?? undefined;
      return origin && isOwnOrigin(origin, host) ? [ownOrigin, origin] : [ownOrigin];
    },
    advanced: {
      cookiePrefix: 'opname',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: ownOrigin.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  });
}

/** Whether somebody has been shut out. */
export function isShutOut(user: { disabledAt?: unknown }): boolean {
  return user.disabledAt !== null && user.disabledAt !== undefined;
}

/** Answered as a wrong password is: who was shut out is nobody's business. */
async function refuseShutOut(
  { userId }: { userId: string },
  context: { context: { internalAdapter: { findUserById(id: string): Promise<object | null> } } } | null,
): Promise<void> {
  const user = await context?.context.internalAdapter.findUserById(userId);
  if (user && !isShutOut(user)) return;
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
}

const refuseWeakPassword = createAuthMiddleware(async ({ path, body }) => {
  if (path !== '/change-password') return;
  const { newPassword } = (body ?? {}) as { newPassword?: unknown };
  if (typeof newPassword === 'string' && !isWeakPassword(newPassword)) return;
  throw new APIError('UNPROCESSABLE_ENTITY', { code: 'WEAK_PASSWORD', message: ERRORS['weak-password'][1] });
});

export type Staff = ReturnType<typeof createStaff>;
