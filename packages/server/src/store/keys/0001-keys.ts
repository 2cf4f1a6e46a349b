export const keys = {
  number: 1,
  name: 'keys',
  sql: `
CREATE TABLE recording_keys (
  recording TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL
);
`,
};
