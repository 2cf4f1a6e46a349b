import { Type } from 'typebox';
import { RecordingId, SiteKey } from './consent.ts';
import { CONTENT_ERRORS, json, RecordingParams, type Endpoint } from './endpoint.ts';
import { ColleagueList, NewNote, Note, NoteChange, NoteId, NoteList, NotesForMe } from './note.ts';

const NoteParams = Type.Object({ recording: RecordingId, note: NoteId });

/** What those who watch write down at moments of a recording. */
export const NOTE_ENDPOINTS = {
  listNotesForMe: {
    method: 'GET',
    path: '/v1/notes',
    summary: 'List, without their words, the notes that mention oneself or answer an own one',
    access: ['expert'],
    concerns: 'nothing',
    success: { status: 200, schema: NotesForMe },
    errors: ['invalid-request', 'not-signed-in', 'role-not-allowed'],
  },
  listColleagues: {
    method: 'GET',
    path: '/v1/sites/:site/colleagues',
    summary: 'List who may watch the recordings of a site, to mention them in a note',
    access: ['expert'],
    concerns: 'site',
    params: Type.Object({ site: SiteKey }),
    success: { status: 200, schema: ColleagueList },
    errors: ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'],
  },
  listNotes: {
    method: 'GET',
    path: '/v1/recordings/:recording/notes',
    summary: 'List the notes of a recording',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: NoteList },
    errors: ['invalid-request', ...CONTENT_ERRORS],
  },
  writeNote: {
    method: 'POST',
    path: '/v1/recordings/:recording/notes',
    summary: 'Write a note at a moment of a recording, or an answer to one; it goes when the recording goes',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    body: json(NewNote),
    success: { status: 201, schema: Note },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-note', 'unknown-member', 'notes-full', 'not-durable'],
  },
  changeNote: {
    method: 'PUT',
    path: '/v1/recordings/:recording/notes/:note',
    summary: 'Change the words of an own note',
    access: ['expert'],
    concerns: 'recording',
    params: NoteParams,
    body: json(NoteChange),
    success: { status: 200, schema: Note },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-note', 'unknown-member', 'note-of-another', 'not-durable'],
  },
  removeNote: {
    method: 'DELETE',
    path: '/v1/recordings/:recording/notes/:note',
    summary: 'Remove a note with its answers: an own one, or any by a privacy officer',
    access: ['expert'],
    concerns: 'recording',
    params: NoteParams,
    success: { status: 204 },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-note', 'note-of-another', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
