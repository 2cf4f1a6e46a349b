const TABLES = `
-- The events of all consents, each with the hash of the one before; only ever appended, and kept as proof after an
-- erasure. Nobody can be read out of it: "subject_key" is a keyed hash.
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  site TEXT,
  subject_key TEXT,
  recording TEXT
);
CREATE INDEX ledger_of_subject ON ledger (subject_key, seq);
CREATE INDEX ledger_of_recording ON ledger (recording, seq);

-- Signed heads of a chain: of this one and of others that are made alike.
CREATE TABLE checkpoints (
  chain TEXT NOT NULL,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  jws TEXT NOT NULL,
  PRIMARY KEY (chain, size)
);

-- What was shown with a question, each thing once: its words, its look, the rules in force.
CREATE TABLE exhibits (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  first_at INTEGER NOT NULL
);

-- The signed record that was handed out for an event of the ledger.
CREATE TABLE receipts (
  hash TEXT PRIMARY KEY REFERENCES ledger (hash),
  jws TEXT NOT NULL
);
`;

/** What was written down of consents before: as the first entries of the chain, in the order of their times. */
const MOVE = `
WITH RECURSIVE
  told AS (
    SELECT row_number() OVER (ORDER BY at, id) - 1 AS seq, at, kind, site, subject_key, recording,
      json_object('language', language, 'level', level, 'notice', notice, 'recording', recording,
        'rules_version', rules_version, 'site', site, 'subject_key', subject_key) AS body
    FROM consent_events
  ),
  chained AS (
    SELECT 0 AS seq, printf('%064d', 0) AS prev, sha256_hex(printf('%064d', 0) || '|0|' || at || '|' || kind || '|' || body) AS hash
    FROM told WHERE seq = 0
    UNION ALL
    SELECT told.seq, chained.hash,
      sha256_hex(chained.hash || '|' || told.seq || '|' || told.at || '|' || told.kind || '|' || told.body)
    FROM chained JOIN told ON told.seq = chained.seq + 1
  )
INSERT INTO ledger (seq, at, kind, body, prev, hash, site, subject_key, recording)
SELECT seq, at, kind, body, prev, hash, site, subject_key, recording FROM chained JOIN told USING (seq);
DROP TABLE consent_events;
`;

export const ledger = {
  number: 4,
  name: 'ledger',
  sql: {
    sqlite: `${TABLES}${MOVE}
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only ever appended to'); END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only ever appended to'); END;
`,
    // No server of this kind has ever held anything in the table that goes.
    postgres: `
${TABLES}
DROP TABLE consent_events;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'the ledger is only ever appended to' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE OR DELETE ON ledger
FOR EACH ROW EXECUTE FUNCTION refuse_change();
`,
  },
};
