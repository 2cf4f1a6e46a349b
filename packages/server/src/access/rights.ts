import { OpnameError, STAFF_ROLES, type MemberSites, type StaffRole } from '@opname/protocol';

/** What somebody of the staff, or a machine, may do and where; `sites` is null for all. */
export interface Rights {
  role: StaffRole;
  sites: MemberSites;
}

/** @returns what is kept of it. */
export function writeRights({ role, sites }: Rights): { role: string; sites: string | null } {
  return { role, sites: sites && JSON.stringify([...new Set(sites)].toSorted()) };
}

/** @returns undefined for what this program does not know: such an account may do nothing. */
export function readRights(kept: { role?: unknown; sites?: unknown }): Rights | undefined {
  const role = STAFF_ROLES.find((one) => one === kept.role);
  if (!role) return undefined;
  if (kept.sites === null || kept.sites === undefined) return { role, sites: null };
  const sites: unknown = typeof kept.sites === 'string' ? JSON.parse(kept.sites) : undefined;
  return Array.isArray(sites) && sites.every((site) => typeof site === 'string') ? { role, sites } : undefined;
}

/** Whether who is there for `own` is there for all of `asked`. */
export function isWithin(own: MemberSites, asked: MemberSites): boolean {
  return own === null || (asked !== null && asked.every((site) => own.includes(site)));
}

/** Nobody gives rights that they have not got, nor for a site that is none. */
export function assertMayGive(own: MemberSites, asked: MemberSites, isSite: (site: string) => boolean): void {
  if (!isWithin(own, asked) || !(asked ?? []).every(isSite)) throw new OpnameError('unknown-site');
}
