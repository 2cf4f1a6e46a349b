import { ENDPOINTS } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { ListColleagues } from '../access/colleagues.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { NotesForMe } from './note-readers.ts';
import type { Notes } from './notes.ts';

export interface NoteEndpointParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'open'>;
  notes: Notes;
  notesForMe: NotesForMe;
  listColleagues: ListColleagues;
}

/** Who reads or writes a note looks at the recording, and is written down as doing so. */
export function handleNotes(app: FastifyInstance, parts: NoteEndpointParts): void {
  const { authenticate, watching, notes, notesForMe, listColleagues } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listNotesForMe, options, async ({ caller }) => ({ notes: await notesForMe.list(caller) }));

  handle(app, ENDPOINTS.listColleagues, options, async ({ params }) => ({
    colleagues: await listColleagues(params.site),
  }));

  handle(app, ENDPOINTS.listNotes, options, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return { notes: await notes.list(recording, caller) };
  });

  handle(app, ENDPOINTS.writeNote, options, async ({ params, body, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return await notes.write(recording, body, caller);
  });

  handle(app, ENDPOINTS.changeNote, options, async ({ params, body, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return await notes.change(recording, params.note, { text: body.text, author: caller });
  });

  handle(app, ENDPOINTS.removeNote, options, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    await notes.remove(recording, params.note, caller);
  });
}
