import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ChainEvent } from '../ledger/chain.ts';
import type { Statement } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Invitations } from '../store/staff-tables.ts';
import { toStatement } from '../store/statement.ts';

export interface Joining {
  at: number;
  /** The hash of a password; without one they come in by what the ledger names. */
  password?: string;
  by?: string;
}

/** @returns what makes an account of an invitation and uses the invitation up, and how the ledger tells of it. */
export function joinBy(query: Kysely<Schema>, invitation: Invitations, joining: Joining): [Statement[], ChainEvent] {
  const { id, hash, email, role, sites } = invitation;
  const { at, password, by } = joining;
  const member = randomUUID();
  const times = { createdAt: new Date(at).toISOString(), updatedAt: new Date(at).toISOString() };
  const user = { id: member, name: email, email, emailVerified: 1, role, sites, disabledAt: null, ...times };
  const credential = { id: randomUUID(), accountId: member, providerId: 'credential', userId: member, ...times };
  const unit = [
    toStatement(query.deleteFrom('invitations').where('hash', '=', hash).where('until_at', '>', at), 1),
    toStatement(query.deleteFrom('invitations').where('email', '=', email)),
    toStatement(query.insertInto('user').values(user), 1),
    ...(password === undefined
      ? []
      : [toStatement(query.insertInto('account').values({ ...credential, password }), 1)]),
  ];
  const body = { member, invitation: id, ...(by !== undefined && { means: by }) };
  return [unit, { at, kind: 'member-joined', body }];
}
