import { StaffRole } from '@opname/protocol';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { bodyOf, request } from './api.ts';
import { Problem } from './problem.ts';

/** better-auth's own addresses; they are not part of the protocol. */
const AUTH = '/v1/auth';

const SessionAnswer = Type.Object({ user: Type.Object({ email: Type.String(), role: Type.Optional(StaffRole) }) });

/** Who is signed in. */
export interface Person {
  email: string;
  /** What they may do; the least where the server does not say. */
  role: StaffRole;
}

export interface Session {
  /** @returns who is signed in; null when nobody is. */
  read(signal?: AbortSignal): Promise<Person | null>;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Ends every other session. */
  changePassword(current: string, next: string): Promise<void>;
}

/** @returns the session of this browser, kept by the server in a cookie that no script can read. */
export function createSession(fetch: typeof globalThis.fetch): Session {
  const post = (path: string, body: object) =>
    request(fetch, `${AUTH}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    async read(signal) {
      const response = await request(fetch, `${AUTH}/get-session`, signal ? { signal } : {});
      if (response.status === 401) return null;
      if (!response.ok) throw refusal(response);
      const body = await bodyOf(response);
      if (body === null) return null;
      if (!Check(SessionAnswer, body)) throw new Problem('not-understood');
      return { email: body.user.email, role: body.user.role ?? 'expert' };
    },
    async signIn(email, password) {
      const response = await post('/sign-in/email', { email, password });
      if (!response.ok) throw refusal(response);
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

/** The status says enough: better-auth's codes are its own and change with it. */
function refusal({ status }: Response): Problem {
  if (status === 429) return new Problem('too-many-requests');
  if (status === 503) return new Problem('not-durable');
  return new Problem(status >= 500 ? 'internal' : 'wrong-credentials');
}
