import { STAFF_ROLES, type Colleague, type StaffRole } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { isWithin, readRights } from './rights.ts';

/** @returns who may watch the recordings of a site, by their names. */
export type ListColleagues = (site: string) => Promise<Colleague[]>;

/** A developer sets a site up, and watches nothing. */
const WATCHING = STAFF_ROLES.filter((role): role is Exclude<StaffRole, 'developer'> => role !== 'developer');

export function createListColleagues({ query }: Database<Schema>): ListColleagues {
  return async (site) => {
    const rows = await query
      .selectFrom('user')
      .select(['id', 'email', 'role', 'sites'])
      .where('disabledAt', 'is', null)
      .where('role', 'in', WATCHING)
      .orderBy('email')
      .execute();
    return rows.flatMap((row) => {
      const rights = readRights(row);
      return rights && isWithin(rights.sites, [site]) ? [{ id: row.id, name: row.email }] : [];
    });
  };
}
