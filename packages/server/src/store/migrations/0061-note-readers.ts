export const noteReaders = {
  number: 61,
  name: 'note-readers',
  sql: `
-- Whom a note is for: who is mentioned in it, and whose note it answers. It says nothing of the words, and goes with the note.
CREATE TABLE note_readers (
  note TEXT NOT NULL,
  staff TEXT NOT NULL,
  recording TEXT NOT NULL,
  why TEXT NOT NULL,
  read_at INTEGER,
  PRIMARY KEY (note, staff)
);
CREATE INDEX note_readers_of_staff ON note_readers (staff);
CREATE INDEX note_readers_of_recording ON note_readers (recording);
`,
};
