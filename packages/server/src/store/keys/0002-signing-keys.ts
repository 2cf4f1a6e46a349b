export const signingKeys = {
  number: 2,
  name: 'signing-keys',
  sql: `
-- What receipts and checkpoints are signed with; a key that was ever used stays, so that its public half can be shown.
CREATE TABLE signing_keys (
  kid TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  public TEXT NOT NULL
);
`,
};
