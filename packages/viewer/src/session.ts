import { SignInMeans, StaffRole } from '@opname/protocol';
import { Type, type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { bodyOf, request } from './api.ts';
import { Problem, type ProblemCode } from './problem.ts';
import { createPasskeys, type Passkeys } from './sign-in/passkeys.ts';
import { createSecondFactor, type SecondFactor } from './sign-in/second-factor.ts';

/** better-auth's own addresses; they are not part of the protocol. */
const AUTH = '/v1/auth';

const SessionAnswer = Type.Object({
  user: Type.Object({
    email: Type.String(),
    role: Type.Optional(StaffRole),
    twoFactorEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  }),
  session: Type.Object({ means: Type.Optional(SignInMeans) }),
});

const Leaving = Type.Object({ url: Type.String() });

/** Where the library asks for the second factor instead of opening a session. */
const HalfWay = Type.Object({ twoFactorRedirect: Type.Literal(true) });

/** Who is signed in. */
export interface Person {
  email: string;
  /** What they may do; the least where the server does not say. */
  role: StaffRole;
  hasSecondFactor: boolean;
  /** By what they signed in. */
  means: SignInMeans;
}

interface Question<Answer extends TSchema> {
  /** Without one it is only asked for. */
  body?: object;
  answer?: Answer;
  /** What a refusal means. */
  refused?: ProblemCode;
}

/** Asks the sign-in library at one of its addresses. */
export type Ask = <Answer extends TSchema>(path: string, question: Question<Answer>) => Promise<Static<Answer>>;

export interface Session {
  /** @returns who is signed in; null when nobody is. */
  read(signal?: AbortSignal): Promise<Person | null>;
  /** @returns whether the second factor is still asked for. */
  signIn(email: string, password: string): Promise<'in' | 'half-way'>;
  /** @returns the address of the provider at which they sign in, and come back from. */
  leaveForProvider(): Promise<string>;
  signOut(): Promise<void>;
  /** Ends every other session. */
  changePassword(current: string, next: string): Promise<void>;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
}

/** @returns the session of this browser, kept by the server in a cookie that no script can read. */
export function createSession(fetch: typeof globalThis.fetch): Session {
  const post = (path: string, body: object) =>
    request(fetch, `${AUTH}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  const ask: Ask = async (path, { body, answer, refused }) => {
    const response = await (body ? post(path, body) : request(fetch, `${AUTH}${path}`, {}));
    if (!response.ok) throw refused && isRefusal(response) ? new Problem(refused) : refusal(response);
    const said = await bodyOf(response);
    if (answer && !Check(answer, said)) throw new Problem('not-understood');
    return said as never;
  };
  return {
    secondFactor: createSecondFactor(ask),
    passkeys: createPasskeys(ask),
    async read(signal) {
      const response = await request(fetch, `${AUTH}/get-session`, signal ? { signal } : {});
      if (response.status === 401) return null;
      if (!response.ok) throw refusal(response);
      const body = await bodyOf(response);
      if (body === null) return null;
      if (!Check(SessionAnswer, body)) throw new Problem('not-understood');
      const { email, role = 'expert', twoFactorEnabled } = body.user;
      return { email, role, hasSecondFactor: twoFactorEnabled === true, means: body.session.means ?? 'password' };
    },
    async signIn(email, password) {
      const response = await post('/sign-in/email', { email, password });
      if (!response.ok) throw refusal(response);
      return Check(HalfWay, await bodyOf(response)) ? 'half-way' : 'in';
    },
    async leaveForProvider() {
      const back = { callbackURL: '/studio/', errorCallbackURL: '/studio/' };
      return (await ask('/sign-in/social', { body: { provider: 'oidc', ...back }, answer: Leaving })).url;
    },
    async signOut() {
      const response = await post('/sign-out', {});
      if (!response.ok && response.status !== 401) throw refusal(response);
    },
    async changePassword(currentPassword, newPassword) {
      const response = await post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
      if (response.ok) return;
      if (response.status === 422) throw new Problem('weak-password');
      if (response.status === 401) throw new Problem('not-signed-in');
      throw response.status === 400 ? new Problem('wrong-password') : refusal(response);
    },
  };
}

const isRefusal = ({ status }: Response) => status === 400 || status === 401 || status === 403;

/** The status says enough: better-auth's codes are its own and change with it. */
function refusal({ status }: Response): Problem {
  if (status === 429) return new Problem('too-many-requests');
  if (status === 503) return new Problem('not-durable');
  return new Problem(status >= 500 ? 'internal' : 'wrong-credentials');
}
