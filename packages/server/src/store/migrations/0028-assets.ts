const TABLES = `
-- Pictures and fonts of recorded pages. The id is made with the recording's key from the hash of the bytes, which lie
-- sealed in a blob.
CREATE TABLE assets (
  recording TEXT NOT NULL,
  id TEXT NOT NULL,
  blob TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (recording, id)
);
-- For what the addresses in a recording stand. The name is made with the recording's key from the address, which is in
-- what is sealed; without an asset the page showed it and it could not be had.
CREATE TABLE asset_names (
  recording TEXT NOT NULL,
  name TEXT NOT NULL,
  asset TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (recording, name, asset)
);
`;

export const assets = { number: 28, name: 'assets', sql: TABLES };
