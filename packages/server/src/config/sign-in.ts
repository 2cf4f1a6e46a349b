import { STAFF_ROLES, type StaffRole } from '@opname/protocol';
import type { Config } from './config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is said of how staff sign in. */
export function parseSignIn({ OPNAME_SECOND_FACTOR: roles }: Env): Pick<Config, 'secondFactorFor'> {
  return { ...(roles && { secondFactorFor: parseRoles(roles) }) };
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
