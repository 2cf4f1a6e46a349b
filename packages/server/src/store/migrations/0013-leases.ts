export const leases = {
  number: 13,
  name: 'leases',
  sql: `
-- Which node does what is to be done once, until when by the database's clock. See store/leases.ts.
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL
);
`,
};
