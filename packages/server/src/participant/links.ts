/**
 * Links to a participant's own page. A token is bound to one participant of one site; of it there is only a hash, and the
 * participant's id is sealed with it.
 */
import type { Participant } from '../access/caller.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { ParticipantTokens } from '../store/participant-tables.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { createToken, hashToken, sealSubject } from './sealed-subject.ts';

/** Milliseconds in which a link of the helpdesk must be opened: long enough for an e-mail, short for one gone astray. */
const HELPDESK_MS = 15 * 60_000;

/** Milliseconds that a link is listed after it has ended. */
const LISTED_MS = 30 * 24 * 60 * 60_000;

/** Who made a link that a participant made for themselves. */
const THEMSELVES = 'participant';

export interface Links {
  /** @returns the token of a link that is good until then. */
  createOwn(participant: Participant, until: number): Promise<string>;
  /** Writes down in the ledger who made it. */
  createForHelpdesk(
    participant: Participant,
    by: { id: string; name: string },
  ): Promise<{ token: string; until: number }>;
  /** Ends all of a participant's, and what they opened. Writes down in the ledger who did. */
  revokeAll(participant: Participant, by: { id: string }): Promise<void>;
  listOf(subjectKey: string): Promise<ParticipantTokens[]>;
  /** Removes what has ended, and what it opened. */
  removeOver(): Promise<void>;
}

export interface LinksParts {
  database: Database<Schema>;
  ledger: Chain;
  now: () => number;
}

type Kind = Pick<ParticipantTokens, 'kind' | 'made_by' | 'until_at'>;

export function createLinks({ database: { query }, ledger, now }: LinksParts): Links {
  async function create({ site, subject, subjectKey }: Participant, of: Kind): Promise<string> {
    const token = createToken();
    const row = { hash: hashToken(token), site, subject_key: subjectKey, sealed: sealSubject(token, subject) };
    const fresh = { made_at: now(), used_at: null, revoked_at: null };
    await query
      .insertInto('participant_tokens')
      .values({ ...row, ...of, ...fresh })
      .execute();
    return token;
  }

  return {
    createOwn: (participant, until) => create(participant, { kind: 'link', made_by: THEMSELVES, until_at: until }),

    async createForHelpdesk(participant, by) {
      const until = now() + HELPDESK_MS;
      const { site, subjectKey } = participant;
      const body = { site, subject_key: subjectKey, by: by.id, until };
      // Before there is a link: none is made that is not written down.
      await ledger.write([], [{ at: now(), kind: 'helpdesk-link', body }]);
      return { token: await create(participant, { kind: 'helpdesk', made_by: by.name, until_at: until }), until };
    },

    async revokeAll({ site, subjectKey }, by) {
      const links = query.updateTable('participant_tokens').set({ revoked_at: now() });
      const opened = query.deleteFrom('participant_sessions').where('subject_key', '=', subjectKey);
      const held = links.where('subject_key', '=', subjectKey).where('revoked_at', 'is', null);
      const body = { site, subject_key: subjectKey, by: by.id };
      await ledger.write([toStatement(held), toStatement(opened)], [{ at: now(), kind: 'links-revoked', body }]);
    },

    listOf: (subjectKey) =>
      query
        .selectFrom('participant_tokens')
        .selectAll()
        .where('subject_key', '=', subjectKey)
        .orderBy('made_at', 'desc')
        .execute(),

    async removeOver() {
      await query.deleteFrom('participant_sessions').where('until_at', '<=', now()).execute();
      await query
        .deleteFrom('participant_tokens')
        .where('until_at', '<=', now() - LISTED_MS)
        .where('hash', 'not in', query.selectFrom('participant_sessions').select('token'))
        .execute();
    },
  };
}
