export const shelves = {
  number: 33,
  name: 'shelves',
  sql: `
-- What an account keeps to find recordings by; JSON without the words that may name a participant.
CREATE TABLE saved_filters (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  UNIQUE (account, name)
);

-- Named sets of recordings of one site; "gone" counts those that have left it because they are gone.
CREATE TABLE collections (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  name TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  gone INTEGER NOT NULL
);
CREATE INDEX collections_of_site ON collections (site, name);
CREATE TABLE collected (
  collection TEXT NOT NULL,
  recording TEXT NOT NULL,
  PRIMARY KEY (collection, recording)
);
CREATE INDEX collected_recording ON collected (recording);
`,
};
