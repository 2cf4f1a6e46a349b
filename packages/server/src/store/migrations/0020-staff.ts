export const staff = {
  number: 20,
  name: 'staff',
  sql: `
-- For which sites an account of staff is there, as JSON; NULL for all. Since when it may not sign in.
ALTER TABLE "user" ADD COLUMN "sites" TEXT;
ALTER TABLE "user" ADD COLUMN "disabledAt" INTEGER;

-- Who may become staff: of a link's token there is only a hash.
CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  sites TEXT,
  invited_by TEXT NOT NULL,
  invited_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL
);
CREATE INDEX invitations_of_email ON invitations (email);

-- What a key may do and where. Until now there was only that of the configuration, which may do everything.
ALTER TABLE api_keys ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN role TEXT NOT NULL DEFAULT 'admin';
ALTER TABLE api_keys ADD COLUMN sites TEXT;
ALTER TABLE api_keys ADD COLUMN made_by TEXT NOT NULL DEFAULT 'the configuration';
ALTER TABLE api_keys ADD COLUMN used_at INTEGER;
UPDATE api_keys SET id = substr(hash, 1, 32);
CREATE UNIQUE INDEX api_keys_by_id ON api_keys (id);
CREATE UNIQUE INDEX api_keys_by_name ON api_keys (name);
`,
};
