/** The accounts of staff as admins see and change them. What changes is in the ledger in the same unit. */
import { OpnameError, type Member, type MemberChange, type MemberSites } from '@opname/protocol';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { assertMayGive, isWithin, readRights, writeRights } from './rights.ts';

/** Who changes something, and for which sites they may. */
export interface Changer {
  id: string;
  sites: MemberSites;
}

export interface Members {
  /** Those who are there for no other sites than these. */
  list(within: MemberSites): Promise<Member[]>;
  change(id: string, change: MemberChange, by: Changer): Promise<Member>;
  /** What they did stays written down under their id. */
  remove(id: string, by: Changer): Promise<void>;
}

export interface MembersParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  isSite: (site: string) => boolean;
  now: () => number;
}

export function createMembers({ database: { query }, ledger, isSite, now }: MembersParts): Members {
  const readAll = () => readMembers(query);

  async function read(id: string): Promise<Member> {
    const member = (await readAll()).find((one) => one.id === id);
    if (!member) throw new OpnameError('unknown-member');
    return member;
  }

  return {
    list: async (within) => (await readAll()).filter(({ sites }) => isWithin(within, sites)),

    async change(id, { isDisabled, ...rights }, by) {
      assertMayGive(by.sites, rights.sites, isSite);
      await read(id);
      const at = now();
      const staysAdmin = rights.role === 'admin' && rights.sites === null && !isDisabled;
      const kept = {
        ...writeRights(rights),
        disabledAt: isDisabled ? at : null,
        updatedAt: new Date(at).toISOString(),
      };
      const update = query.updateTable('user').set(kept).where('id', '=', id);
      const unit = [toStatement(staysAdmin ? update : update.where((eb) => isNotLastAdmin(eb, id)), 1)];
      if (isDisabled) unit.push(toStatement(query.deleteFrom('session').where('userId', '=', id)));
      const body = { member: id, by: by.id, disabled: isDisabled, ...rights };
      const outcome = await ledger.write(unit, [{ at, kind: 'member-changed', body }]);
      if (outcome.status === 'refused') throw new OpnameError('last-admin');
      return await read(id);
    },

    async remove(id, by) {
      await read(id);
      const unit = [
        toStatement(
          query
            .deleteFrom('user')
            .where('id', '=', id)
            .where((eb) => isNotLastAdmin(eb, id)),
          1,
        ),
        toStatement(query.deleteFrom('session').where('userId', '=', id)),
        toStatement(query.deleteFrom('account').where('userId', '=', id)),
        toStatement(query.deleteFrom('twoFactor').where('userId', '=', id)),
        toStatement(query.deleteFrom('passkey').where('userId', '=', id)),
        toStatement(query.deleteFrom('saved_filters').where('account', '=', id)),
        toStatement(query.deleteFrom('note_readers').where('staff', '=', id)),
      ];
      const body = { member: id, by: by.id };
      const outcome = await ledger.write(unit, [{ at: now(), kind: 'member-removed', body }]);
      if (outcome.status === 'refused') throw new OpnameError('last-admin');
    },
  };
}

async function readMembers(query: Kysely<Schema>): Promise<Member[]> {
  const rows = await query
    .selectFrom('user')
    .select(['id', 'email', 'role', 'sites', 'disabledAt', 'createdAt'])
    .select((of) =>
      of
        .selectFrom('session')
        .select(({ fn }) => fn.max('session.createdAt').as('at'))
        .whereRef('session.userId', '=', 'user.id')
        .as('seen'),
    )
    .orderBy('email')
    .execute();
  return rows.map((row) => {
    // One of a role that this program does not know may do nothing, and is shown with the least.
    const { role, sites } = readRights(row) ?? { role: 'expert', sites: [] };
    const { id, email, disabledAt, createdAt, seen } = row;
    const seenAt = seen === null ? null : Date.parse(seen);
    return { id, email, role, sites, isDisabled: disabledAt !== null, joinedAt: Date.parse(createdAt), seenAt };
  });
}

function isAdmin(of: ExpressionBuilder<Schema, 'user'>) {
  return of.and([of('user.role', '=', 'admin'), of('user.sites', 'is', null), of('user.disabledAt', 'is', null)]);
}

/** Whether there is another who may let people in again, or this one could not anyway. */
function isNotLastAdmin(eb: ExpressionBuilder<Schema, 'user'>, id: string) {
  const others = eb
    .selectFrom('user as other')
    .select('other.id')
    .where('other.id', '<>', id)
    .where('other.role', '=', 'admin')
    .where('other.sites', 'is', null)
    .where('other.disabledAt', 'is', null);
  return eb.or([eb.not(isAdmin(eb)), eb.exists(others)]);
}
