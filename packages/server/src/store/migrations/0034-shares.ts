export const shares = {
  number: 34,
  name: 'shares',
  sql: `
-- Links by which a recording or a part of it is shared. Of a token there is only a hash; whom it is for is sealed with the
-- recording's key.
CREATE TABLE shares (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  recording TEXT NOT NULL,
  sealed BLOB NOT NULL,
  from_at INTEGER,
  to_at INTEGER,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  until_at INTEGER NOT NULL,
  password TEXT
);
CREATE INDEX shares_of_recording ON shares (recording);
CREATE TABLE share_sessions (
  hash TEXT PRIMARY KEY,
  share TEXT NOT NULL,
  until_at INTEGER NOT NULL
);
CREATE INDEX sessions_of_share ON share_sessions (share);
`,
};
