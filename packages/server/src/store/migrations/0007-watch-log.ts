const TABLES = `
-- Who opened, watched, exported, shared or erased which recording, each entry with the hash of the one before; only ever
-- appended. Nobody who was recorded can be read out of it, so that it stays when a recording goes.
CREATE TABLE watch_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  site TEXT,
  recording TEXT,
  watcher TEXT
);
CREATE INDEX watch_log_of_recording ON watch_log (recording, seq);
CREATE INDEX watch_log_of_site ON watch_log (site, seq);
`;

export const watchLog = {
  number: 7,
  name: 'watch-log',
  sql: {
    sqlite: `${TABLES}
CREATE TRIGGER watch_log_is_never_changed BEFORE UPDATE ON watch_log
BEGIN SELECT RAISE(ABORT, 'the watch log is only ever appended to'); END;
CREATE TRIGGER watch_log_is_never_shortened BEFORE DELETE ON watch_log
BEGIN SELECT RAISE(ABORT, 'the watch log is only ever appended to'); END;
`,
    postgres: `${TABLES.replaceAll('INTEGER', 'BIGINT')}
CREATE TRIGGER watch_log_is_never_changed BEFORE UPDATE OR DELETE ON watch_log
FOR EACH ROW EXECUTE FUNCTION refuse_change();
`,
  },
};
