export const insights = {
  number: 51,
  name: 'insights',
  sql: `
-- What a recording adds to what is counted of all, sealed with its key, and whether it was counted: each is once. Both go
-- with the recording, and nothing of what was counted leads back to it.
ALTER TABLE recording_facts ADD COLUMN footprint BLOB;
ALTER TABLE recording_facts ADD COLUMN in_insights INTEGER NOT NULL DEFAULT 0;
CREATE INDEX facts_for_insights ON recording_facts (recording) WHERE in_insights = 0;
-- Who agreed before this step was not told that recordings are counted together, so theirs are not.
UPDATE recording_facts SET in_insights = 1;

-- Those who were counted together: never fewer than the threshold, of which all numbers are multiples. Weeks are counted
-- from that of 1970-01-01.
CREATE TABLE insight_batches (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  week INTEGER NOT NULL,
  since_week INTEGER NOT NULL,
  threshold INTEGER NOT NULL,
  participants INTEGER NOT NULL
);
CREATE INDEX insight_batches_of_site ON insight_batches (site, week);

-- What they did. No row is of fewer participants than the threshold, so that no page or label of few is in it.
CREATE TABLE insight_counts (
  batch TEXT NOT NULL,
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  page TEXT NOT NULL,
  label TEXT NOT NULL,
  place INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  participants INTEGER NOT NULL,
  PRIMARY KEY (batch, kind, page, label, place)
);
CREATE INDEX insight_counts_of_site ON insight_counts (site, kind, page);

-- What experts call a success: JSON of its steps.
CREATE TABLE insight_paths (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  name TEXT NOT NULL,
  steps TEXT NOT NULL,
  defined_at INTEGER NOT NULL,
  defined_by TEXT NOT NULL
);
CREATE INDEX insight_paths_of_site ON insight_paths (site, defined_at);
`,
};
