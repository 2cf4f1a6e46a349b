const sql = `
-- "state": recording, paused or stopped, by the participant. "process": the hash of what was agreed to; empty where it was
-- agreed before there was one. "account": the company that the participant belongs to, where the site says so.
ALTER TABLE recordings ADD COLUMN state TEXT NOT NULL DEFAULT 'recording';
ALTER TABLE recordings ADD COLUMN process TEXT NOT NULL DEFAULT '';
ALTER TABLE recordings ADD COLUMN account TEXT;
CREATE INDEX recordings_of_account ON recordings (site, account);

-- Stretches of which nothing is kept: from a pause or a stop to what ended it.
CREATE TABLE gaps (
  id TEXT PRIMARY KEY,
  recording TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER
);
CREATE INDEX gaps_of_recording ON gaps (recording);

-- Companies that have forbidden recordings, or have allowed them again.
CREATE TABLE accounts (
  site TEXT NOT NULL,
  account TEXT NOT NULL,
  forbidden INTEGER NOT NULL,
  at INTEGER NOT NULL,
  said_by TEXT NOT NULL,
  PRIMARY KEY (site, account)
);

-- "held": JSON, what there was of the recording when its removal was decided. "receipt": signed, once nothing is left.
ALTER TABLE removals ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
ALTER TABLE removals ADD COLUMN said_by TEXT NOT NULL DEFAULT '';
ALTER TABLE removals ADD COLUMN held TEXT NOT NULL DEFAULT '{}';
ALTER TABLE removals ADD COLUMN receipt TEXT;
CREATE INDEX removals_of_subject ON removals (subject_key);
`;

export const rights = { number: 5, name: 'rights', sql };
