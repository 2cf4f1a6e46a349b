import { randomUUID } from 'node:crypto';
import { OpnameError, type MemberSites, type NewRightsRequest, type RightsRequest } from '@opname/protocol';
import type { Participant } from '../access/caller.ts';
import type { Database } from '../store/database.ts';
import type { Requests as RequestRow } from '../store/participant-tables.ts';
import type { Schema } from '../store/schema.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds in which a request is to be answered: the month of GDPR art. 12(3). */
const DUE_MS = 30 * DAY_MS;

/** Days that an answered request is kept, as proof that it was answered. */
export const REQUEST_KEPT_DAYS = 365;

/** Requests of one participant that may be open at once. */
const OPEN_MAX = 20;

/** What participants ask for beyond what their page does by itself. */
export interface Requests {
  add(participant: Participant, request: NewRightsRequest): Promise<RightsRequest>;
  answer(id: string, answer: string, by: string): Promise<RightsRequest>;
  /** What is due first at the top. */
  list(within: MemberSites, state?: RightsRequest['state']): Promise<RightsRequest[]>;
  listOf(subjectKey: string): Promise<RightsRequest[]>;
  /** Removes what was answered so long ago that it proves nothing any more. */
  removeOld(): Promise<void>;
}

export function createRequests({ query }: Database<Schema>, now: () => number): Requests {
  return {
    async add({ site, subject, subjectKey }, { kind, text }) {
      const { open } = await query
        .selectFrom('requests')
        .select(({ fn }) => fn.countAll<number>().as('open'))
        .where('subject_key', '=', subjectKey)
        .where('answered_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (open >= OPEN_MAX) throw new OpnameError('too-many-requests');
      const at = now();
      const row = { id: randomUUID(), site, subject, subject_key: subjectKey, kind, text, at, due_at: at + DUE_MS };
      const whole = { ...row, answer: null, answered_at: null, answered_by: null };
      await query.insertInto('requests').values(whole).execute();
      return toRequest(whole);
    },

    async answer(id, answer, by) {
      const said = { answer, answered_at: now(), answered_by: by };
      await query.updateTable('requests').set(said).where('id', '=', id).execute();
      const row = await query.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) throw new OpnameError('unknown-request');
      return toRequest(row);
    },

    async list(within, state) {
      let select = query.selectFrom('requests').selectAll().orderBy('due_at').orderBy('id');
      if (within) select = select.where('site', 'in', within);
      if (state !== undefined) select = select.where('answered_at', state === 'open' ? 'is' : 'is not', null);
      return (await select.execute()).map(toRequest);
    },

    async listOf(subjectKey) {
      const select = query
        .selectFrom('requests')
        .selectAll()
        .where('subject_key', '=', subjectKey)
        .orderBy('at', 'desc');
      return (await select.execute()).map(toRequest);
    },

    async removeOld() {
      await query
        .deleteFrom('requests')
        .where('answered_at', '<=', now() - REQUEST_KEPT_DAYS * DAY_MS)
        .execute();
    },
  };
}

/** Who answered is written down and not shown: it is the controller that answers. */
function toRequest({
  id,
  site,
  subject,
  kind,
  text,
  at,
  due_at: dueAt,
  answer,
  answered_at: answeredAt,
}: RequestRow): RightsRequest {
  const asked = { id, site, subject, kind, text, at, dueAt };
  if (answer === null || answeredAt === null) return { ...asked, state: 'open' };
  return { ...asked, state: 'answered', answer, answeredAt };
}
