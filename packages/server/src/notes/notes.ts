import { randomUUID } from 'node:crypto';
import { listMentions, NOTES_MAX, OpnameError, type NewNote, type Note } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { StaffCaller } from '../access/caller.ts';
import type { ListColleagues } from '../access/colleagues.ts';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Database, Statement } from '../store/database.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import type { Notes as NoteRow } from '../store/note-tables.ts';
import { notePlace } from '../store/place.ts';
import type { Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stillHeld } from '../store/still-held.ts';
import { addressNote, markRead } from './note-readers.ts';

/** What experts note at moments of recordings. Only for recordings that may be read, which whoever asks has made sure of. */
export interface Notes {
  /** In the order of their moments, an answer after what it answers. Those that are for the reader are read then. */
  list(recording: Recordings, reader: Pick<StaffCaller, 'id'>): Promise<Note[]>;
  write(recording: Recordings, note: NewNote, author: StaffCaller): Promise<Note>;
  change(recording: Recordings, id: string, by: { text: string; author: StaffCaller }): Promise<Note>;
  /** With its answers. */
  remove(recording: Recordings, id: string, who: StaffCaller): Promise<void>;
}

export interface NoteParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'read'>;
  nameOfStaff: NameOfStaff;
  listColleagues: ListColleagues;
  now: () => number;
}

export function createNotes(parts: NoteParts): Notes {
  const { query } = parts.database;
  return {
    async list(recording, reader) {
      const rows = await notesOf(query, recording).orderBy('at').orderBy('written_at').orderBy('id').execute();
      const notes = await toNotes(parts, rows, { recording, reader });
      await markRead(query, recording.id, { staff: reader.id, at: parts.now() });
      return notes;
    },

    write: (recording, note, author) => add(parts, recording, { ...note, author }),

    async change(recording, id, { text, author }) {
      const row = await find(query, recording, id);
      if (row.author !== author.id) throw new OpnameError('note-of-another');
      const { site } = recording;
      const before = openText(await readKey(parts, recording), recording, row);
      const readers = await addressNote(query, parts.listColleagues, { site, note: row, text, before });
      const sealed = await seal(parts, recording, { id, text });
      const changes = { sealed, changed_at: parts.now() };
      const [note] = await toNotes(parts, [{ ...row, ...changes }], { recording, reader: author });
      const update = query.updateTable('notes').set(changes).where('id', '=', id);
      await writeWhileHeld(parts, recording, [toStatement(update, 1), ...readers]);
      return note as Note;
    },

    async remove(recording, id, who) {
      const { author } = await find(query, recording, id);
      if (author !== who.id && who.role === 'expert') throw new OpnameError('note-of-another');
      const readers = query
        .deleteFrom('note_readers')
        .where('note', 'in', withAnswers(query, recording, id).select('id'));
      const notes = query.deleteFrom('notes').where('id', 'in', withAnswers(query, recording, id).select('id'));
      await parts.database.write([toStatement(readers), toStatement(notes)]);
    },
  };
}

function withAnswers(query: Kysely<Schema>, recording: Recordings, id: string) {
  return query
    .selectFrom('notes')
    .where('recording', '=', recording.id)
    .where((eb) => eb.or([eb('id', '=', id), eb('under', '=', id)]));
}

function notesOf(query: Kysely<Schema>, recording: Recordings) {
  return query.selectFrom('notes').selectAll().where('recording', '=', recording.id);
}

async function find(query: Kysely<Schema>, recording: Recordings, id: string): Promise<NoteRow> {
  const row = await notesOf(query, recording).where('id', '=', id).executeTakeFirst();
  if (!row) throw new OpnameError('unknown-note');
  return row;
}

type Writing = NewNote & { author: StaffCaller };

async function add(parts: NoteParts, recording: Recordings, { author, text, ...wish }: Writing): Promise<Note> {
  const { query } = parts.database;
  const parent = wish.under === undefined ? undefined : await find(query, recording, wish.under);
  if (parent && parent.under !== null) throw new OpnameError('unknown-note');
  if ((await count(query, recording)) >= NOTES_MAX) throw new OpnameError('notes-full');
  const id = randomUUID();
  const row: NoteRow = {
    id,
    recording: recording.id,
    // An answer stands where stands what it answers.
    page: parent?.page ?? wish.page,
    at: parent?.at ?? wish.at,
    under: parent?.id ?? null,
    author: author.id,
    written_at: parts.now(),
    changed_at: null,
    sealed: await seal(parts, recording, { id, text }),
  };
  const { site } = recording;
  const readers = await addressNote(query, parts.listColleagues, { site, note: row, text, answered: parent?.author });
  const [note] = await toNotes(parts, [row], { recording, reader: author });
  await writeWhileHeld(parts, recording, [toStatement(query.insertInto('notes').values(row), 1), ...readers]);
  return note as Note;
}

async function count(query: Kysely<Schema>, recording: Recordings): Promise<number> {
  const { held } = await query
    .selectFrom('notes')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('recording', '=', recording.id)
    .executeTakeFirstOrThrow();
  return held;
}

async function readKey({ keys }: NoteParts, recording: Recordings): Promise<RecordingKey> {
  const key = await keys.read(recording.id);
  if (!key) throw new OpnameError('recording-erased');
  return key;
}

const placeOf = ({ site, id: recording }: Recordings, note: string) => notePlace({ site, recording }, note);

async function seal(parts: NoteParts, recording: Recordings, { id, text }: Pick<Note, 'id' | 'text'>) {
  const key = await readKey(parts, recording);
  return key.seal(Buffer.from(text), placeOf(recording, id));
}

const openText = (key: RecordingKey, recording: Recordings, { id, sealed }: Pick<NoteRow, 'id' | 'sealed'>) =>
  Buffer.from(key.open(sealed, placeOf(recording, id))).toString();

interface Reading {
  recording: Recordings;
  reader: Pick<StaffCaller, 'id'>;
}

async function toNotes(parts: NoteParts, rows: readonly NoteRow[], { recording, reader }: Reading): Promise<Note[]> {
  const key = await readKey(parts, recording);
  const texts = new Map(rows.map((row) => [row.id, openText(key, recording, row)]));
  const named = [...rows.map(({ author }) => author), ...[...texts.values()].flatMap(listMentions)];
  const names = new Map(
    await Promise.all([...new Set(named)].map(async (id) => [id, await parts.nameOfStaff(id)] as const)),
  );
  return rows.map(({ id, page, at, under, author, written_at: writtenAt, changed_at: changedAt }) => ({
    id,
    page,
    at,
    text: texts.get(id) ?? '',
    mentions: listMentions(texts.get(id) ?? '').map((one) => ({ id: one, name: names.get(one) ?? one })),
    under,
    author: names.get(author) ?? author,
    isOwn: author === reader.id,
    writtenAt,
    changedAt,
  }));
}

async function writeWhileHeld(parts: NoteParts, { id }: Recordings, changes: Statement[]): Promise<void> {
  const { query, write } = parts.database;
  const outcome = await write([stillHeld(query, id), ...changes]);
  if (outcome.status === 'refused')
    throw new OpnameError(outcome.statement === 0 ? 'recording-erased' : 'unknown-note');
}
