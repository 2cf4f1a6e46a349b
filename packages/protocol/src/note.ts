import { Type, type Static } from 'typebox';
import { Instant, PageId } from './consent.ts';

/** Characters of a note: a few paragraphs. */
export const NOTE_MAX = 2000;

/** Notes of one recording: one in each quarter of a minute for two hours. */
export const NOTES_MAX = 500;

export const NoteId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

const NoteText = Type.String({
  minLength: 1,
  maxLength: NOTE_MAX,
  pattern: '\\S',
  description: 'Plain text. It is about a person, who gets it with the recording when they download it.',
});

/** What somebody wants to note. */
export const NewNote = Type.Object({
  page: PageId,
  /** The moment in the recording that it is about. */
  at: Instant,
  text: NoteText,
  /** The note that it answers; answers are not answered again. */
  under: Type.Optional(NoteId),
});
export type NewNote = Static<typeof NewNote>;

export const NoteChange = Type.Object({ text: NoteText });

/** What an expert noted at a moment of a recording. It goes when the recording goes. */
export const Note = Type.Object({
  id: NoteId,
  page: PageId,
  at: Instant,
  text: Type.String(),
  under: Type.Union([NoteId, Type.Null()]),
  author: Type.String({ description: 'By what name the author is known.' }),
  isOwn: Type.Boolean({ description: 'Whether who asks has written it, and so may change it.' }),
  writtenAt: Instant,
  changedAt: Type.Union([Instant, Type.Null()]),
});
export type Note = Static<typeof Note>;

export const NoteList = Type.Object({ notes: Type.Array(Note, { description: 'In the order of their moments.' }) });
export type NoteList = Static<typeof NoteList>;
