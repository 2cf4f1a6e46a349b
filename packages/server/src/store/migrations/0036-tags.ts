export const tags = {
  number: 36,
  name: 'tags',
  sql: `
-- By what words experts find recordings again; the words are sealed with the recording's key.
CREATE TABLE tags (
  id TEXT PRIMARY KEY,
  recording TEXT NOT NULL,
  author TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX tags_of_recording ON tags (recording, written_at);
`,
};
