import type { MemberSites, SubjectSummary } from '@opname/protocol';
import { sql, type Kysely } from 'kysely';
import type { SubjectKeys } from '../access/subject-key.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** Participants in one answer; who is not among them is found by more of their id. */
const FOUND_MAX = 100;

export interface Subjects {
  /** By a part of their id, the last to answer first. */
  find(of: { sites: MemberSites; query?: string | undefined }): Promise<SubjectSummary[]>;
  /** Whether anything is known of them, also when their recordings are gone. */
  isKnown(subjectKey: string): Promise<boolean>;
}

export interface SubjectsParts {
  database: Database<Schema>;
  sites: ReadonlyMap<string, unknown>;
  subjectKeys: SubjectKeys;
}

/**
 * Somebody whose recordings are gone is known only by a keyed hash, so that a part of their id leads to nobody; the whole
 * id still does.
 */
export function createSubjects({ database: { query }, sites, subjectKeys }: SubjectsParts): Subjects {
  /** Those whose whole id is asked for. */
  async function listExact(within: MemberSites, subject: string): Promise<Named[]> {
    const keys = within ?? [...sites.keys()];
    const found = await Promise.all(
      keys.map(async (key) => {
        const subject_key = subjectKeys(key, subject);
        return { site: key, subject, subject_key, at: await readLastConsent(query, subject_key) };
      }),
    );
    return found.flatMap(({ at, ...named }) => (at === null ? [] : [{ ...named, at }]));
  }

  return {
    async find({ sites: within, query: part }) {
      const exact = part === undefined ? [] : await listExact(within, part);
      const rows = [...(await listNamed(query, within, part)), ...exact];
      const byKey = new Map(rows.map((row) => [row.subject_key, row]));
      const latest = [...byKey.values()].toSorted((a, b) => b.at - a.at).slice(0, FOUND_MAX);
      return await Promise.all(latest.map((named) => summarise(query, named)));
    },

    async isKnown(subjectKey) {
      if ((await readLastConsent(query, subjectKey)) !== null) return true;
      const asked = query.selectFrom('requests').select('id').where('subject_key', '=', subjectKey).limit(1);
      return (await asked.executeTakeFirst()) !== undefined;
    },
  };
}

interface Named {
  site: string;
  subject: string;
  subject_key: string;
  at: number;
}

/** Those of whom there is still the id: with a recording, or with a request. */
async function listNamed(query: Kysely<Schema>, within: MemberSites, part = ''): Promise<Named[]> {
  const pattern = `%${part.toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`;
  const isFound = sql<boolean>`lower(subject) like ${pattern} escape '!'`;
  let recorded = query
    .selectFrom('recordings')
    .select(['site', 'subject', 'subject_key', 'consented_at as at'])
    .where(isFound);
  let asked = query.selectFrom('requests').select(['site', 'subject', 'subject_key', 'at']).where(isFound);
  if (within) {
    recorded = recorded.where('site', 'in', within);
    asked = asked.where('site', 'in', within);
  }
  return [
    ...(await recorded.orderBy('consented_at', 'desc').limit(FOUND_MAX).execute()),
    ...(await asked.orderBy('at', 'desc').limit(FOUND_MAX).execute()),
  ];
}

async function summarise(query: Kysely<Schema>, { site, subject, subject_key }: Named): Promise<SubjectSummary> {
  const recordings = query.selectFrom('recordings').select('id').where('subject_key', '=', subject_key);
  const open = query
    .selectFrom('requests')
    .select('id')
    .where('subject_key', '=', subject_key)
    .where('answered_at', 'is', null);
  return {
    site,
    subject,
    recordings: (await recordings.execute()).length,
    lastConsentAt: await readLastConsent(query, subject_key),
    requestsOpen: (await open.execute()).length,
  };
}

async function readLastConsent(query: Kysely<Schema>, subjectKey: string): Promise<number | null> {
  const row = await query
    .selectFrom('ledger')
    .select('at')
    .where('subject_key', '=', subjectKey)
    .where('kind', '=', 'given')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
