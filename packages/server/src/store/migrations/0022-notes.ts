const TABLES = `
-- What experts noted at moments of recordings; the words are sealed with the recording's key.
CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  recording TEXT NOT NULL,
  page TEXT NOT NULL,
  at INTEGER NOT NULL,
  under TEXT,
  author TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  changed_at INTEGER,
  sealed BLOB NOT NULL
);
CREATE INDEX notes_of_recording ON notes (recording, at);
`;

export const notes = { number: 22, name: 'notes', sql: TABLES };
