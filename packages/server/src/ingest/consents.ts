import type { Level, PublishedNotice } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Chain, ChainEvent } from '../ledger/chain.ts';
import type { Database, Statement } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

export interface HeldRecording {
  id: string;
  level: Level;
  /** The rules that the answer to the newest yes carried. */
  rulesVersion: string;
  until: number;
  expiresAt: number;
}

/** One answer of a participant, as it is written down for good. */
interface ConsentAnswer {
  site: string;
  subjectKey: string;
  recording: string;
  now: number;
  trialStart: number;
  level: Level;
  rulesVersion: string;
  language: string;
  notice: string;
}

/** What is written and read when a participant says yes. */
export interface Consents {
  readTrialStart(subjectKey: string): Promise<number | undefined>;
  readHeld(subjectKey: string): Promise<(Omit<HeldRecording, 'rulesVersion'> & { leaving: boolean }) | undefined>;
  /** @returns false when the participant has a recording already; nothing was changed then. */
  begin(recording: HeldRecording, answer: ConsentAnswer, asked: Asked): Promise<boolean>;
  /** Tightens a recording to what was answered now. @returns false when it is gone. */
  join(recording: HeldRecording, answer: ConsentAnswer): Promise<boolean>;
}

interface Asked {
  subject: string;
  notice: PublishedNotice;
}

export function createConsents({ query }: Database<Schema>, ledger: Pick<Chain, 'write'>): Consents {
  return {
    async readTrialStart(subjectKey) {
      const trial = query.selectFrom('trials').select('started_at').where('subject_key', '=', subjectKey);
      return (await trial.executeTakeFirst())?.started_at;
    },

    async readHeld(subjectKey) {
      const row = await query
        .selectFrom('recordings')
        .leftJoin('removals', 'removals.recording', 'recordings.id')
        .select(['recordings.id', 'level', 'until', 'expires_at', 'removals.recording as removal'])
        .where('subject_key', '=', subjectKey)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, level, until, expires_at: expiresAt, removal } = row;
      return { id, level, until, expiresAt, leaving: removal !== null };
    },

    async begin(recording, answer, asked) {
      const unit = [
        insertRecording(query, recording, { ...answer, ...asked }),
        insertNotice(query, answer, asked.notice),
        writeTrial(query, answer),
      ];
      const outcome = await ledger.write(unit, [toEvent(answer)]);
      return outcome.status === 'written';
    },

    async join({ id, level, rulesVersion, until, expiresAt }, answer) {
      const terms = { level, rules_version: rulesVersion, until, expires_at: expiresAt };
      const tighten = query.updateTable('recordings').set(terms).where('id', '=', id);
      const outcome = await ledger.write([toStatement(tighten, 1), writeTrial(query, answer)], [toEvent(answer)]);
      return outcome.status === 'written';
    },
  };
}

type Begun = Omit<ConsentAnswer, 'notice'> & Asked;

/** Refused when the participant has a recording already. */
function insertRecording(query: Kysely<Schema>, recording: HeldRecording, begun: Begun): Statement {
  const insert = query.insertInto('recordings').values({
    id: recording.id,
    site: begun.site,
    subject: begun.subject,
    subject_key: begun.subjectKey,
    level: recording.level,
    language: begun.language,
    notice: begun.notice.hash,
    notice_version: begun.notice.version,
    rules_version: recording.rulesVersion,
    consented_at: begun.now,
    until: recording.until,
    expires_at: recording.expiresAt,
    bytes: 0,
    last_received_at: begun.now,
  });
  return toStatement(insert, 1);
}

function insertNotice(query: Kysely<Schema>, { site, now }: ConsentAnswer, notice: PublishedNotice): Statement {
  const { hash, ...content } = notice;
  const insert = query
    .insertInto('notices')
    .values({ hash, site, content: JSON.stringify(content), first_served_at: now })
    .onConflict((conflict) => conflict.doNothing());
  return toStatement(insert);
}

/** The start of a trial never moves forward. */
function writeTrial(query: Kysely<Schema>, { subjectKey, trialStart }: ConsentAnswer): Statement {
  const upsert = query
    .insertInto('trials')
    .values({ subject_key: subjectKey, started_at: trialStart })
    .onConflict((conflict) =>
      conflict
        .column('subject_key')
        .doUpdateSet((row) => ({ started_at: row.ref('excluded.started_at') }))
        .whereRef('excluded.started_at', '<', 'trials.started_at'),
    );
  return toStatement(upsert);
}

function toEvent(answer: ConsentAnswer): ChainEvent {
  const { now, site, subjectKey, recording, notice, language, level, rulesVersion } = answer;
  const body = { site, subject_key: subjectKey, recording, notice, language, level, rules_version: rulesVersion };
  return { at: now, kind: 'given', body };
}
