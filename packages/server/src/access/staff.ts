import { passkey } from '@better-auth/passkey';
import { ERRORS, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@opname/protocol';
import { betterAuth, type AuthContext, type Session, type User } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { createAfter, type SignInNotes } from './note-sign-in-changes.ts';
import type { IsOwnOrigin } from './own-origin.ts';
import type { createProvider } from './provider.ts';
import { meansOf } from './sign-in-means.ts';
import { isWeakPassword } from './weak-password.ts';

/** The header in which the sign-in library is told who calls; what a client sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-opname-address';

export interface StaffOptions {
  database: Database<Schema>;
  secret: Uint8Array;
  /** The origin that browsers use. */
  ownOrigin: string;
  isOwnOrigin: IsOwnOrigin;
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
  /** Writes down by what somebody signs in. */
  notes: SignInNotes;
  provider?: ReturnType<typeof createProvider> | undefined;
}

/** What the server asks of the library, and no more: its own type names packages that are not ours. */
export interface Staff {
  handler(request: Request): Promise<Response>;
  getSession(headers: Headers): Promise<SignedIn | null>;
  context: Promise<
    Pick<AuthContext, 'internalAdapter'> & { password: Pick<AuthContext['password'], 'hash' | 'verify'> }
  >;
}

interface SignedIn {
  user: User &
    Partial<Record<'role' | 'sites', string | null | undefined>> & { disabledAt?: number | null | undefined };
  session: Session & { means?: string | null | undefined };
}

/** Milliseconds and tries: slow enough against guessing, fast enough for somebody who mistypes. */
const SIGN_IN_WINDOW_S = 60;
const SIGN_IN_TRIES = 10;

/** Seconds and tries of a code; beside it five wrong ones end a sign-in, and ten in a row lock the factor for 15 minutes. */
const CODE_WINDOW_S = 60;
const CODE_TRIES = 10;

/** Seconds and tries of a passkey, which nobody guesses; each leaves a row until it is over. */
const PASSKEY_WINDOW_S = 60;
const PASSKEY_TRIES = 30;

/** Seconds that somebody stays signed in: a working day. */
const SESSION_S = 12 * 60 * 60;

/**
 * Seconds after signing in within which a passkey is added or removed: who finds a browser signed in leaves none of their
 * own behind, and takes none away.
 */
const FRESH_S = 10 * 60;

/** Accounts of staff: sign-in by e-mail and password, kept by a library and never by us. Nobody signs up by themselves. */
export function createStaff({ database, secret, ownOrigin, isOwnOrigin, log, notes, provider }: StaffOptions): Staff {
  const auth = betterAuth({
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
    hooks: { before: refuseBefore, after: createAuthMiddleware(createAfter(notes)) },
    plugins: [twoFactor({ issuer: 'Opname' }), passkey(PASSKEYS), ...(provider ? [provider] : [])],
    // What a provider hands out besides is of no use here, and would be one more secret to keep.
    account: { updateAccountOnSignIn: false },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'expert', input: false },
        sites: { type: 'string', required: false, input: false },
        disabledAt: { type: 'number', required: false, input: false },
      },
    },
    databaseHooks: { session: { create: { before: beginSession } }, account: { create: { before: leaveTokens } } },
    session: {
      expiresIn: SESSION_S,
      freshAge: FRESH_S,
      additionalFields: { means: { type: 'string', required: false, defaultValue: 'password', input: false } },
    },
    rateLimit: {
      enabled: true,
      customRules: {
        '/sign-in/email': { window: SIGN_IN_WINDOW_S, max: SIGN_IN_TRIES },
        '/sign-in/social': { window: SIGN_IN_WINDOW_S, max: SIGN_IN_TRIES },
        '/two-factor/*': { window: CODE_WINDOW_S, max: CODE_TRIES },
        '/passkey/*': { window: PASSKEY_WINDOW_S, max: PASSKEY_TRIES },
      },
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
  const getSession: Staff['getSession'] = (headers) => auth.api.getSession({ headers });
  return { handler: auth.handler, getSession, context: auth.$context };
}

/** Whether somebody has been shut out. */
export function isShutOut(user: { disabledAt?: unknown }): boolean {
  return user.disabledAt !== null && user.disabledAt !== undefined;
}

/** What `databaseHooks` are told of the request that begins a session. */
interface Beginning {
  path?: string;
  context: {
    internalAdapter: { findUserById(id: string): Promise<object | null> };
    session?: { session: Record<string, unknown> } | null;
  };
}

/** Answered as a wrong password is: who was shut out is nobody's business. */
async function beginSession(session: { userId: string }, request: Beginning | null) {
  const user = await request?.context.internalAdapter.findUserById(session.userId);
  if (user && !isShutOut(user)) {
    const before = request?.context.session?.session['means'];
    return { data: { ...session, means: meansOf(request?.path, before) } };
  }
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
}

async function leaveTokens(account: Record<string, unknown>) {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
}

/** A passkey stands for both factors, so that the device has to ask for more than to be held: a finger, a face, a PIN. */
const PASSKEYS: NonNullable<Parameters<typeof passkey>[0]> = {
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  authentication: {
    async afterVerification({ verification }) {
      if (verification.authenticationInfo.userVerified) return;
      throw new APIError('UNAUTHORIZED', { code: 'NOT_VERIFIED', message: 'The device did not ask who holds it' });
    },
  },
};

const refuseBefore = createAuthMiddleware(async (request) => {
  const { path, body } = request;
  if (path === '/change-password') refuseWeakPassword(body);
  // The library asks it where one is added.
  if (path === '/passkey/delete-passkey') refuseStale(await getSessionFromCtx(request));
});

function refuseWeakPassword(body: unknown): void {
  const { newPassword } = (body ?? {}) as { newPassword?: unknown };
  if (typeof newPassword === 'string' && !isWeakPassword(newPassword)) return;
  throw new APIError('UNPROCESSABLE_ENTITY', { code: 'WEAK_PASSWORD', message: ERRORS['weak-password'][1] });
}

function refuseStale(signedIn: { session: { createdAt: Date | string } } | null): void {
  if (!signedIn || Date.now() - new Date(signedIn.session.createdAt).getTime() < FRESH_S * 1000) return;
  throw new APIError('FORBIDDEN', { code: 'SESSION_NOT_FRESH', message: 'Sign out and in again, then remove it' });
}
