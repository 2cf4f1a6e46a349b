export const siteRemovals = {
  number: 17,
  name: 'site-removals',
  sql: `
-- Sites that are to be removed as a whole, until when that can be taken back, and the receipt when nothing is left.
CREATE TABLE site_removals (
  site TEXT PRIMARY KEY,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  receipt TEXT
);
`,
};
