export const recordingFacts = {
  number: 26,
  name: 'recording-facts',
  sql: `
-- What is counted of a recording when it is packed, for the list: numbers in the clear, and the words that are searched
-- sealed with the recording's key. It is to be counted again while "counted" is not "packings".
CREATE TABLE recording_facts (
  recording TEXT PRIMARY KEY,
  packings INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  active_ms INTEGER NOT NULL,
  -- JSON: the stretches in which something was done, as pairs of instants.
  active TEXT NOT NULL,
  clicks INTEGER NOT NULL,
  rage INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  -- The three before together, to sort by.
  trouble INTEGER NOT NULL,
  words BLOB
);
CREATE INDEX facts_to_count ON recording_facts (recording) WHERE counted <> packings;
CREATE INDEX facts_by_length ON recording_facts (length_ms, recording);
CREATE INDEX facts_by_trouble ON recording_facts (trouble, recording);
INSERT INTO recording_facts
  SELECT id, 0, -1, 0, 0, '[]', 0, 0, 0, 0, 0, NULL FROM recordings;

-- How much of what is active in a recording somebody has watched: counted from the watch log.
CREATE TABLE watch_progress (
  recording TEXT NOT NULL,
  watcher TEXT NOT NULL,
  watched_ms INTEGER NOT NULL,
  PRIMARY KEY (recording, watcher)
);
`,
};
