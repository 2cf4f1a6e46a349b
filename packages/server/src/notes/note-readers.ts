/** Whom notes are for. Nothing of their words is here: to read them, the recording is opened, which is written down. */
import { listMentions, OpnameError, type NoteForMe } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { StaffCaller } from '../access/caller.ts';
import type { ListColleagues } from '../access/colleagues.ts';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Database, Statement } from '../store/database.ts';
import type { NoteReaders as ReaderRow, Notes as NoteRow } from '../store/note-tables.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

/** Notes that are listed: what somebody still looks back at. */
const LISTED_MAX = 200;

export interface NotesForMe {
  list(reader: StaffCaller): Promise<NoteForMe[]>;
}

export interface NotesForMeParts {
  database: Database<Schema>;
  nameOfStaff: NameOfStaff;
  siteName: (site: string) => string;
  now: () => number;
}

export function createNotesForMe({ database, nameOfStaff, siteName, now }: NotesForMeParts): NotesForMe {
  const { query } = database;
  return {
    async list({ id, sites }) {
      const rows = await selectFor(query, id)
        .where('r.expires_at', '>', now())
        .$if(sites !== null, (select) => select.where('r.site', 'in', sites ?? []))
        .execute();
      const authors = [...new Set(rows.map(({ author }) => author))];
      const names = new Map(await Promise.all(authors.map(async (one) => [one, await nameOfStaff(one)] as const)));
      return rows.map(({ site, author, startedAt, at, readAt, ...row }) => ({
        id: row.id,
        recording: row.recording,
        page: row.page,
        subject: row.subject,
        why: row.why,
        writtenAt: row.writtenAt,
        expiresAt: row.expiresAt,
        time: Math.max(0, Math.round(at - (startedAt ?? at))),
        siteName: siteName(site),
        author: names.get(author) ?? author,
        isUnread: readAt === null,
      }));
    },
  };
}

/** Of recordings that are still there. */
function selectFor(query: Kysely<Schema>, staff: string) {
  return query
    .selectFrom('note_readers as w')
    .innerJoin('notes as n', 'n.id', 'w.note')
    .innerJoin('recordings as r', 'r.id', 'n.recording')
    .leftJoin('pages as p', (join) => join.onRef('p.recording', '=', 'n.recording').onRef('p.id', '=', 'n.page'))
    .select(['n.id', 'n.recording', 'n.page', 'n.at', 'n.author', 'n.written_at as writtenAt'])
    .select(['r.site', 'r.subject', 'r.expires_at as expiresAt', 'w.why', 'w.read_at as readAt'])
    .select(({ fn }) => fn.coalesce('p.started_at', 'p.first_received_at').as('startedAt'))
    .where('w.staff', '=', staff)
    .where((of) => of.not(of.exists(of.selectFrom('removals').select('recording').whereRef('recording', '=', 'r.id'))))
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id')
    .limit(LISTED_MAX);
}

export interface Addressing {
  site: string;
  note: Pick<NoteRow, 'id' | 'recording' | 'author'>;
  text: string;
  /** The words before a change. */
  before?: string;
  /** Whose note it answers. */
  answered?: string | undefined;
}

/** @returns what writes down whom a note is for; throws where it mentions anew who may not watch it. */
export async function addressNote(
  query: Kysely<Schema>,
  listColleagues: ListColleagues,
  { site, note, text, before = '', answered }: Addressing,
): Promise<Statement[]> {
  const mentioned = listMentions(text);
  const known = new Set(listMentions(before));
  if (mentioned.some((id) => !known.has(id))) {
    const colleagues = new Set((await listColleagues(site)).map(({ id }) => id));
    if (!mentioned.every((id) => known.has(id) || colleagues.has(id))) throw new OpnameError('unknown-member');
  }
  const address = (staff: string, why: ReaderRow['why']): Statement[] => {
    const row: ReaderRow = { note: note.id, staff, recording: note.recording, why, read_at: null };
    const added = query.insertInto('note_readers').values(row);
    return staff === note.author ? [] : [toStatement(added.onConflict((same) => same.doNothing()))];
  };
  const gone = [...known].filter((id) => !mentioned.includes(id));
  return [
    ...gone.map((staff) => toStatement(mentionOf(query, note.id, staff))),
    ...mentioned.filter((id) => !known.has(id)).flatMap((id) => address(id, 'mentioned')),
    ...(answered === undefined ? [] : address(answered, 'answered')),
  ];
}

const mentionOf = (query: Kysely<Schema>, note: string, staff: string) =>
  query.deleteFrom('note_readers').where('note', '=', note).where('staff', '=', staff).where('why', '=', 'mentioned');

/** Whoever reads the notes of a recording has read those for them. */
export async function markRead(query: Kysely<Schema>, recording: string, { staff, at }: { staff: string; at: number }) {
  await query
    .updateTable('note_readers')
    .set({ read_at: at })
    .where('recording', '=', recording)
    .where('staff', '=', staff)
    .where('read_at', 'is', null)
    .execute();
}
