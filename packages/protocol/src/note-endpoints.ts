import { Type } from 'typebox';
import { RecordingId } from './consent.ts';
import { json, RecordingParams, type Endpoint } from './endpoint.ts';
import { NewNote, Note, NoteChange, NoteId, NoteList } from './note.ts';

const READ_ERRORS = [
  'invalid-request',
  'not-signed-in',
  'role-not-allowed',
  'unknown-recording',
  'recording-erased',
  'recording-expired',
  'reason-needed',
] as const;
const NoteParams = Type.Object({ recording: RecordingId, note: NoteId });

/** What those who watch write down at moments of a recording. */
export const NOTE_ENDPOINTS = {
  listNotes: {
    method: 'GET',
    path: '/v1/recordings/:recording/notes',
    summary: 'List the notes of a recording',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: NoteList },
    errors: READ_ERRORS,
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
    errors: [...READ_ERRORS, 'unknown-note', 'notes-full', 'not-durable'],
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
    errors: [...READ_ERRORS, 'unknown-note', 'note-of-another', 'not-durable'],
  },
  removeNote: {
    method: 'DELETE',
    path: '/v1/recordings/:recording/notes/:note',
    summary: 'Remove a note with its answers: an own one, or any by a privacy officer',
    access: ['expert'],
    concerns: 'recording',
    params: NoteParams,
    success: { status: 204 },
    errors: [...READ_ERRORS, 'unknown-note', 'note-of-another', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
