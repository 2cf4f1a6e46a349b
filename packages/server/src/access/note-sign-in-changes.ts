/** Writes into the ledger by what else somebody of the staff can sign in from now on, or can no longer. */
import { isAPIError } from 'better-auth/api';

/** What changed, under the address of the sign-in library that changed it. */
const KINDS: Readonly<Record<string, string>> = {
  '/two-factor/disable': 'second-factor-removed',
  '/two-factor/generate-backup-codes': 'backup-codes-renewed',
  '/passkey/verify-registration': 'passkey-added',
  '/passkey/delete-passkey': 'passkey-removed',
};

export type NoteSignInChange = (kind: string, member: string) => Promise<void>;

interface Answered {
  path: string;
  context: {
    returned?: unknown;
    session?: { user: { id: string; twoFactorEnabled?: unknown } } | null;
    newSession?: { user: { id: string } } | null;
  };
}

export function createAfter(note: NoteSignInChange) {
  return async ({ path, context: { returned, session } }: Answered): Promise<void> => {
    if (isAPIError(returned) || !session) return;
    const kind = path === '/two-factor/verify-totp' ? kindOfCode(session.user) : KINDS[path];
    if (kind) await note(kind, session.user.id);
  };
}

/** The first right code is what sets a second factor up; it is asked for again only at a sign-in, which has no session yet. */
function kindOfCode({ twoFactorEnabled }: { twoFactorEnabled?: unknown }): string | undefined {
  return twoFactorEnabled ? undefined : 'second-factor-set-up';
}
