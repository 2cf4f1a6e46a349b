import { randomBytes } from 'node:crypto';
import type { Staff } from './staff.ts';

/** Bytes of a password that is made here: 120 bits, which are 20 characters. */
const PASSWORD_BYTES = 15;

/**
 * Makes the first account when there is none.
 *
 * @returns its password where one had to be made; it is nowhere else, only its hash is kept.
 */
export async function ensureFirstAccount(
  staff: Staff,
  { email, password }: { email: string; password?: string | undefined },
): Promise<string | undefined> {
  const { internalAdapter, password: hasher } = await staff.context;
  if ((await internalAdapter.countTotalUsers()) > 0) return undefined;
  const chosen = password ?? randomBytes(PASSWORD_BYTES).toString('base64url');
  const user = await internalAdapter.createUser(
    { email, name: 'Admin', emailVerified: true, role: 'admin' },
    { method: 'password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hasher.hash(chosen),
  });
  return password === undefined ? chosen : undefined;
}
