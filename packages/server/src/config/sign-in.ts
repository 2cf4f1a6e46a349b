import { STAFF_ROLES, type StaffRole } from '@opname/protocol';
import type { Config } from './config.ts';
import { readProvider } from './oidc.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is said of how staff sign in. */
export function parseSignIn(env: Env): Pick<Config, 'secondFactorFor' | 'provider'> {
  const { OPNAME_SECOND_FACTOR: roles, OPNAME_OIDC: file, OPNAME_PUBLIC_URL: publicUrl } = env;
  if (file && !publicUrl) {
    throw new Error(
      'OPNAME_OIDC needs OPNAME_PUBLIC_URL: the provider sends browsers back to it; set it to one such as https://opname.example.org.',
    );
  }
  return { ...(roles && { secondFactorFor: parseRoles(roles) }), ...(file && { provider: readProvider(file) }) };
}

function parseRoles(text: string): StaffRole[] {
  if (text === 'all') return [...STAFF_ROLES];
  const roles = text.split(',').map((one) => one.trim());
  if (roles.every(isRole)) return roles;
  throw new Error(
    `OPNAME_SECOND_FACTOR names what is no role; set it to "all", or to some of ${STAFF_ROLES.join(', ')} with commas between.`,
  );
}

const isRole = (text: string): text is StaffRole => STAFF_ROLES.some((role) => role === text);
