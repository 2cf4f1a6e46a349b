/** Writes down by what somebody of the staff signs in: in the ledger what changes of it, in the log each time that it is tried. */
import type { SignInMeans } from '@opname/protocol';
import { isAPIError } from 'better-auth/api';
import { ENTRANCES, meansOf } from './sign-in-means.ts';

/** What changed, under the address of the sign-in library that changed it. */
const KINDS: Readonly<Record<string, string>> = {
  '/two-factor/disable': 'second-factor-removed',
  '/two-factor/generate-backup-codes': 'backup-codes-renewed',
  '/passkey/verify-registration': 'passkey-added',
  '/passkey/delete-passkey': 'passkey-removed',
};

/** A sign-in that was tried. Who was refused is not told: what they typed may be anything, a password too. */
export interface SignInTried {
  means: SignInMeans;
  /** Who was let in. */
  member?: string;
}

export interface SignInNotes {
  changed: (kind: string, member: string) => Promise<void>;
  tried: (tried: SignInTried) => void;
}

interface Answered {
  path: string;
  context: {
    returned?: unknown;
    session?: { user: { id: string; twoFactorEnabled?: unknown } } | null;
    newSession?: { user: { id: string; twoFactorEnabled?: unknown } } | null;
  };
}

export function createAfter({ changed, tried }: SignInNotes) {
  return async ({ path, context: { returned, session, newSession } }: Answered): Promise<void> => {
    const isRefused = isAPIError(returned);
    // Somebody who is signed in sets a factor up, or renews a session, at the same addresses.
    if (!session && ENTRANCES.has(path)) {
      const means = meansOf(path, undefined);
      if (isRefused) tried({ means });
      else if (newSession && !isHalf(path, newSession.user)) tried({ means, member: newSession.user.id });
    }
    if (isRefused || !session) return;
    const kind = path === '/two-factor/verify-totp' ? kindOfCode(session.user) : KINDS[path];
    if (kind) await changed(kind, session.user.id);
  };
}

/** The library takes the session back after this, and asks for the code. */
const isHalf = (path: string, { twoFactorEnabled }: { twoFactorEnabled?: unknown }): boolean =>
  path === '/sign-in/email' && Boolean(twoFactorEnabled);

/** The first right code is what sets a second factor up; it is asked for again only at a sign-in, which has no session yet. */
function kindOfCode({ twoFactorEnabled }: { twoFactorEnabled?: unknown }): string | undefined {
  return twoFactorEnabled ? undefined : 'second-factor-set-up';
}
