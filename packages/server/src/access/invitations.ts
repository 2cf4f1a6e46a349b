/** Invitations to become staff: a link that works once and for a while. Of its token there is only a hash. */
import { randomUUID } from 'node:crypto';
import {
  OpnameError,
  type Invitation,
  type MemberSites,
  type NewInvitation,
  type OpenInvitation,
} from '@opname/protocol';
import type { Chain } from '../ledger/chain.ts';
import { createToken, hashToken } from '../participant/sealed-subject.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Invitations as Row } from '../store/staff-tables.ts';
import { toStatement } from '../store/statement.ts';
import { joinBy } from './join.ts';
import type { Changer } from './members.ts';
import { assertMayGive, isWithin, readRights, writeRights } from './rights.ts';
import type { Staff } from './staff.ts';
import { isWeakPassword } from './weak-password.ts';

/** Milliseconds in which an invitation must be answered: it outlasts a weekend. */
const INVITATION_MS = 72 * 60 * 60_000;

export interface Invitations {
  list(within: MemberSites): Promise<Invitation[]>;
  /** @returns the token of its link, which is nowhere else. */
  create(
    invitation: NewInvitation,
    by: Changer & { name: string },
  ): Promise<{ id: string; token: string; until: number }>;
  withdraw(id: string, by: Changer): Promise<void>;
  open(token: string): Promise<OpenInvitation>;
  /** Makes the account; the invitation is used up. */
  accept(token: string, password: string): Promise<void>;
  /** Removes those that nobody answered in time. */
  removeOver(): Promise<void>;
}

export interface InvitationsParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  staff: Staff;
  isSite: (site: string) => boolean;
  now: () => number;
}

export function createInvitations({ database, ledger, staff, isSite, now }: InvitationsParts): Invitations {
  const { query } = database;
  const select = () => query.selectFrom('invitations').selectAll().where('until_at', '>', now());

  async function listWithin(within: MemberSites): Promise<Invitation[]> {
    const rows = await select().orderBy('invited_at', 'desc').execute();
    return rows.flatMap((row) => describe(row) ?? []).filter(({ sites }) => isWithin(within, sites));
  }

  async function readOpen(token: string): Promise<Row> {
    const row = await select().where('hash', '=', hashToken(token)).executeTakeFirst();
    if (!row) throw new OpnameError('bad-invitation');
    return row;
  }

  return {
    list: listWithin,

    async create({ email: written, ...rights }, by) {
      assertMayGive(by.sites, rights.sites, isSite);
      const email = written.toLowerCase();
      const known = await query.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
      if (known) throw new OpnameError('member-exists');
      const earlier = (await listWithin(by.sites)).filter((one) => one.email === email);
      const [id, token, at] = [randomUUID(), createToken(), now()];
      const until = at + INVITATION_MS;
      const row = { id, hash: hashToken(token), email, ...writeRights(rights), invited_by: by.name };
      const unit = [
        ...earlier.map((one) => toStatement(query.deleteFrom('invitations').where('id', '=', one.id))),
        toStatement(query.insertInto('invitations').values({ ...row, invited_at: at, until_at: until }), 1),
      ];
      const body = { invitation: id, by: by.id, ...rights };
      await ledger.write(unit, [{ at, kind: 'member-invited', body }]);
      return { id, token, until };
    },

    async withdraw(id, by) {
      const removal = toStatement(query.deleteFrom('invitations').where('id', '=', id), 1);
      const event = { at: now(), kind: 'invitation-withdrawn', body: { invitation: id, by: by.id } };
      const outcome = await ledger.write([removal], [event]);
      if (outcome.status === 'refused') throw new OpnameError('unknown-invitation');
    },

    async open(token) {
      const invitation = describe(await readOpen(token));
      if (!invitation) throw new OpnameError('bad-invitation');
      const { email, role, until } = invitation;
      return { email, role, until };
    },

    accept: createAccept({ database, ledger, staff, now }, readOpen),

    async removeOver() {
      await query.deleteFrom('invitations').where('until_at', '<=', now()).execute();
    },
  };
}

function createAccept(
  { database: { query }, ledger, staff, now }: Omit<InvitationsParts, 'isSite'>,
  readOpen: (token: string) => Promise<Row>,
): Invitations['accept'] {
  return async (token, password) => {
    const invitation = await readOpen(token);
    if (isWeakPassword(password, invitation.email)) throw new OpnameError('weak-password');
    const { password: hasher } = await staff.context;
    const [unit, event] = joinBy(query, invitation, { at: now(), password: await hasher.hash(password) });
    const outcome = await ledger.write(unit, [event]);
    if (outcome.status === 'refused') throw new OpnameError('bad-invitation');
  };
}

function describe({ id, email, invited_by, invited_at, until_at, ...kept }: Row): Invitation | undefined {
  const rights = readRights(kept);
  return rights && { id, email, ...rights, invitedBy: invited_by, invitedAt: invited_at, until: until_at };
}
