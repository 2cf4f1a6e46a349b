import type { SignInMeans } from '@opname/protocol';

/** At which of the sign-in library's addresses a session is begun by more than a password. */
const MEANS: Readonly<Record<string, SignInMeans>> = {
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor',
  '/two-factor/disable': 'password',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
};

/** Where somebody gets in, or is refused; a right password with a second factor is half of the way. */
export const ENTRANCES: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
  '/callback/:id',
]);

/** @returns by what a session was begun: what the address proves, or what is known of the session that it takes the place of. */
export function meansOf(path: string | undefined, before: unknown): SignInMeans {
  return MEANS[path ?? ''] ?? (isMeans(before) ? before : 'password');
}

const isMeans = (means: unknown): means is SignInMeans =>
  means === 'password' || means === 'second-factor' || means === 'passkey' || means === 'provider';
