import type { Level } from '@opname/protocol';
import type { Kysely } from 'kysely';
import { beginFacts } from '../facts/note-facts.ts';
import type { Chain, ChainEvent } from '../ledger/chain.ts';
import type { ConsentBody } from '../ledger/events.ts';
import type { Database, Statement } from '../store/database.ts';
import type { ExhibitKind, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

export interface HeldRecording {
  id: string;
  level: Level;
  /** The rules that the answer to the newest yes carried. */
  rulesVersion: string;
  until: number;
  expiresAt: number;
}

/** Something that was shown, kept once by its hash. */
export interface Exhibit {
  hash: string;
  kind: ExhibitKind;
  content: string;
}

/** One yes, as it is written down for good. */
export interface ConsentAnswer {
  now: number;
  trialStart: number;
  /** What the ledger says of it. */
  body: Omit<ConsentBody, 'recording'>;
  subject: string;
  noticeVersion: string;
  account: string | undefined;
  exhibits: readonly Exhibit[];
}

/** What is written and read when a participant says yes. */
export interface Consents {
  readTrialStart(subjectKey: string): Promise<number | undefined>;
  readHeld(subjectKey: string): Promise<(Omit<HeldRecording, 'rulesVersion'> & { leaving: boolean }) | undefined>;
  /** @returns false when the participant has a recording already, or the account forbids it; nothing was changed then. */
  begin(recording: HeldRecording, answer: ConsentAnswer): Promise<boolean>;
  /** Tightens a recording to what was answered now, and goes on with it where it was paused or stopped. @returns false when it is gone. */
  join(recording: HeldRecording, answer: ConsentAnswer): Promise<boolean>;
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
        .where('recordings.subject_key', '=', subjectKey)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, level, until, expires_at: expiresAt, removal } = row;
      return { id, level, until, expiresAt, leaving: removal !== null };
    },

    async begin(recording, answer) {
      const begun = [insertRecording(query, recording, answer), beginFacts(query, recording.id)];
      const unit = [...begun, ...writeAnswer(query, answer)];
      const outcome = await ledger.write(unit, [toEvent(recording, answer)]);
      return outcome.status === 'written';
    },

    async join(recording, answer) {
      const unit = [...goOn(query, recording, answer), ...writeAnswer(query, answer)];
      const outcome = await ledger.write(unit, [toEvent(recording, answer)]);
      return outcome.status === 'written';
    },
  };
}

/** Refused when the participant has a recording already. */
function insertRecording(query: Kysely<Schema>, recording: HeldRecording, answer: ConsentAnswer): Statement {
  const { now, body, subject, noticeVersion, account } = answer;
  const { site, subject_key, language, notice, process } = body;
  const insert = query.insertInto('recordings').values({
    id: recording.id,
    site,
    subject,
    subject_key,
    language,
    notice,
    process,
    level: recording.level,
    notice_version: noticeVersion,
    rules_version: recording.rulesVersion,
    account: account ?? null,
    state: 'recording',
    consented_at: now,
    until: recording.until,
    expires_at: recording.expiresAt,
    bytes: 0,
    last_received_at: now,
  });
  return toStatement(insert, 1);
}

/** A yes ends a pause and a stop. */
function goOn(query: Kysely<Schema>, recording: HeldRecording, { now, body, account }: ConsentAnswer): Statement[] {
  const { id, level, rulesVersion, until, expiresAt } = recording;
  const terms = { level, rules_version: rulesVersion, until, expires_at: expiresAt, process: body.process };
  const tighten = query
    .updateTable('recordings')
    .set({ ...terms, state: 'recording', ...(account !== undefined && { account }) })
    .where('id', '=', id);
  const endGap = query.updateTable('gaps').set({ to_at: now }).where('recording', '=', id).where('to_at', 'is', null);
  return [toStatement(tighten, 1), toStatement(endGap)];
}

/** What a yes leaves behind, whether it begins a recording or not. */
function writeAnswer(query: Kysely<Schema>, answer: ConsentAnswer): Statement[] {
  const { body, account, exhibits, now } = answer;
  const shown = exhibits.map((exhibit) =>
    toStatement(
      query
        .insertInto('exhibits')
        .values({ ...exhibit, first_at: now })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
  const allowed = account === undefined ? [] : [assertAllowed(query, body.site, account)];
  return [...allowed, ...shown, writeTrial(query, answer)];
}

/** Changes nothing: it refuses the unit when the account forbids recordings. */
function assertAllowed(query: Kysely<Schema>, site: string, account: string): Statement {
  const touch = query
    .updateTable('accounts')
    .set({ forbidden: 1 })
    .where('site', '=', site)
    .where('account', '=', account)
    .where('forbidden', '=', 1);
  return toStatement(touch, 0);
}

/** The start of a trial never moves forward. */
function writeTrial(query: Kysely<Schema>, { body, trialStart }: ConsentAnswer): Statement {
  const upsert = query
    .insertInto('trials')
    .values({ subject_key: body.subject_key, started_at: trialStart })
    .onConflict((conflict) =>
      conflict
        .column('subject_key')
        .doUpdateSet((row) => ({ started_at: row.ref('excluded.started_at') }))
        .whereRef('excluded.started_at', '<', 'trials.started_at'),
    );
  return toStatement(upsert);
}

function toEvent({ id, level, until }: HeldRecording, { now, body }: ConsentAnswer): ChainEvent {
  return { at: now, kind: 'given', body: { ...body, recording: id, level, until } };
}
