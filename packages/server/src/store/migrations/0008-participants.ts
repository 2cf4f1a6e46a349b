export const participants = {
  number: 8,
  name: 'participants',
  sql: `
-- Links to a participant's own page, and the pages that were opened by them. Of a token there is only its hash, and
-- "sealed" is the subject, which only the token opens.
CREATE TABLE participant_tokens (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  site TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  sealed BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  until_at INTEGER NOT NULL,
  used_at INTEGER,
  revoked_at INTEGER
);
CREATE INDEX participant_tokens_of_subject ON participant_tokens (subject_key);

CREATE TABLE participant_sessions (
  hash TEXT PRIMARY KEY,
  token TEXT NOT NULL REFERENCES participant_tokens (hash),
  site TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  sealed BLOB NOT NULL,
  until_at INTEGER NOT NULL
);
CREATE INDEX participant_sessions_of_token ON participant_sessions (token);

-- What participants asked for, and what was answered.
CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  answer TEXT,
  answered_at INTEGER,
  answered_by TEXT
);
CREATE INDEX requests_of_subject ON requests (subject_key);
CREATE INDEX requests_due ON requests (due_at);
`,
};
