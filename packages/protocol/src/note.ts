import { Type, type Static } from 'typebox';
import { Instant, PageId, RecordingId } from './consent.ts';

/** Characters of a note: a few paragraphs. */
export const NOTE_MAX = 2000;

/** Notes of one recording: one in each quarter of a minute for two hours. */
export const NOTES_MAX = 500;

export const NoteId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

const NoteText = Type.String({
  minLength: 1,
  maxLength: NOTE_MAX,
  pattern: '\\S',
  description:
    'Plain text, in which `<@ID>` mentions a colleague. It is about a person, who gets it with the recording when they download it.',
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

/** Somebody of the staff, as others who watch the same site know them. */
export const Colleague = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'By what name they are known now.' }),
});
export type Colleague = Static<typeof Colleague>;

export const ColleagueList = Type.Object({ colleagues: Type.Array(Colleague, { description: 'By their names.' }) });
export type ColleagueList = Static<typeof ColleagueList>;

/** What an expert noted at a moment of a recording. It goes when the recording goes. */
export const Note = Type.Object({
  id: NoteId,
  page: PageId,
  at: Instant,
  text: Type.String(),
  mentions: Type.Array(Colleague, { description: 'Who is meant by each id in the text.' }),
  under: Type.Union([NoteId, Type.Null()]),
  author: Type.String({ description: 'By what name the author is known.' }),
  isOwn: Type.Boolean({ description: 'Whether who asks has written it, and so may change it.' }),
  writtenAt: Instant,
  changedAt: Type.Union([Instant, Type.Null()]),
});
export type Note = Static<typeof Note>;

export const NoteList = Type.Object({ notes: Type.Array(Note, { description: 'In the order of their moments.' }) });
export type NoteList = Static<typeof NoteList>;

/** A note for whoever asks. Its words stand in its recording, where reading them is written down. */
export const NoteForMe = Type.Object({
  id: NoteId,
  recording: RecordingId,
  page: PageId,
  time: Type.Integer({ minimum: 0, description: 'Milliseconds from the start of its page.' }),
  siteName: Type.String(),
  subject: Type.String(),
  author: Type.String({ description: 'By what name the author is known.' }),
  why: Type.Union([Type.Literal('mentioned'), Type.Literal('answered')]),
  writtenAt: Instant,
  expiresAt: Instant,
  isUnread: Type.Boolean({ description: 'Whether the notes of its recording were not read since.' }),
});
export type NoteForMe = Static<typeof NoteForMe>;

export const NotesForMe = Type.Object({ notes: Type.Array(NoteForMe, { description: 'The newest first.' }) });
