/**
 * What a link opens: a participant's page for an hour. Whatever is wrong with a token, the answer is the same, so that
 * nobody learns which ones there are.
 */
import { OpnameError } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Participant } from '../access/caller.ts';
import type { Database } from '../store/database.ts';
import type { ParticipantTokens } from '../store/participant-tables.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { createToken, hashToken, openSubject, sealSubject } from './sealed-subject.ts';

/** Milliseconds that a page stays open without its link: half of what a recording may last. */
const SESSION_MS = 60 * 60_000;

export interface Sessions {
  open: (token: string) => Promise<{ session: string; site: string; until: number }>;
  /** Undefined for what is no session, or is over. */
  read: (session: string) => Promise<Participant | undefined>;
  /** Ends the link that opened the session, and all that it opened. */
  revoke: (session: string) => Promise<void>;
}

export function createSessions({ query, write }: Database<Schema>, now: () => number): Sessions {
  return {
    async open(token) {
      const link = await query
        .selectFrom('participant_tokens')
        .selectAll()
        .where('hash', '=', hashToken(token))
        .executeTakeFirst();
      if (!link) throw new OpnameError('bad-participant-token');
      const session = createToken();
      const { site, subject_key } = link;
      const until = link.kind === 'helpdesk' ? now() + SESSION_MS : Math.min(now() + SESSION_MS, link.until_at);
      const sealed = sealSubject(session, openSubject(token, link.sealed));
      const row = { hash: hashToken(session), token: link.hash, site, subject_key, sealed, until_at: until };
      const insert = query.insertInto('participant_sessions').values(row);
      const outcome = await write([toStatement(useOf(query, link, now()), 1), toStatement(insert, 1)]);
      if (outcome.status === 'refused') throw new OpnameError('bad-participant-token');
      return { session, site, until };
    },

    async read(session) {
      const row = await readRow(query, session, now());
      return row && { site: row.site, subject: openSubject(session, row.sealed), subjectKey: row.subject_key };
    },

    async revoke(session) {
      const row = await readRow(query, session, now());
      if (!row) throw new OpnameError('not-a-participant');
      const { token } = row;
      await write([
        toStatement(query.updateTable('participant_tokens').set({ revoked_at: now() }).where('hash', '=', token)),
        toStatement(query.deleteFrom('participant_sessions').where('token', '=', token)),
      ]);
    },
  };
}

/** Changes no row where the link is over; of two who open one of the helpdesk in the same moment, one changes none. */
function useOf(query: Kysely<Schema>, { hash, kind }: ParticipantTokens, now: number) {
  const use = query
    .updateTable('participant_tokens')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('until_at', '>', now)
    .where('revoked_at', 'is', null);
  return kind === 'helpdesk' ? use.where('used_at', 'is', null) : use;
}

function readRow(query: Kysely<Schema>, session: string, now: number) {
  return query
    .selectFrom('participant_sessions')
    .selectAll()
    .where('hash', '=', hashToken(session))
    .where('until_at', '>', now)
    .executeTakeFirst();
}
