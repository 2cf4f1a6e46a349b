import type { Migration } from '../migration.ts';

const TABLE = `
-- Every removal that was ever decided, before anything of it was done. Kept apart from the data, so that a copy of the data
-- that is older than a removal can be brought up to it.
CREATE TABLE removal_journal (
  recording TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  why TEXT NOT NULL,
  said_by TEXT NOT NULL,
  at INTEGER NOT NULL
);
`;

const removalJournal: Migration = {
  number: 1,
  name: 'removal-journal',
  sql: {
    sqlite: `${TABLE}
CREATE TRIGGER removal_journal_is_never_changed BEFORE UPDATE ON removal_journal
BEGIN SELECT RAISE(ABORT, 'the journal is only ever appended to'); END;
CREATE TRIGGER removal_journal_is_never_shortened BEFORE DELETE ON removal_journal
BEGIN SELECT RAISE(ABORT, 'the journal is only ever appended to'); END;
`,
    postgres: `${TABLE.replaceAll('INTEGER', 'BIGINT')}
CREATE FUNCTION refuse_change_of_journal() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'the journal is only ever appended to' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER removal_journal_is_never_changed BEFORE UPDATE OR DELETE ON removal_journal
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_journal();
`,
  },
};

/** Every step of the schema of the journal, by number. */
export const JOURNAL_MIGRATIONS: readonly Migration[] = [removalJournal];
