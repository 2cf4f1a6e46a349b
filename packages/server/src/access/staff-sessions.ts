import { OpnameError, type StaffSession } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { StaffCaller } from './caller.ts';

/** Where somebody of the staff is signed in. */
export interface StaffSessions {
  /** The newest first; a machine has none. */
  list(caller: StaffCaller): Promise<StaffSession[]>;
  /** Only of their own. */
  end(caller: StaffCaller, id: string): Promise<void>;
}

export function createStaffSessions({ query }: Database<Schema>): StaffSessions {
  return {
    async list({ id: userId, session }) {
      const rows = await query
        .selectFrom('session')
        .select(['id', 'createdAt', 'expiresAt', 'userAgent'])
        .where('userId', '=', userId)
        // By the machine's own clock, which is the sign-in library's.
        .where('expiresAt', '>', new Date().toISOString())
        .orderBy('createdAt', 'desc')
        .execute();
      return rows.map(({ id, createdAt, expiresAt, userAgent }) => ({
        id,
        since: Date.parse(createdAt),
        until: Date.parse(expiresAt),
        browser: userAgent ?? '',
        isThis: id === session,
      }));
    },

    async end({ id: userId }, id) {
      const removal = query.deleteFrom('session').where('id', '=', id).where('userId', '=', userId);
      const { numDeletedRows } = await removal.executeTakeFirst();
      if (numDeletedRows === 0n) throw new OpnameError('unknown-session');
    },
  };
}
