import type { Migration } from '../migration.ts';
import { signingKeys } from './0002-signing-keys.ts';

const keys: Migration = {
  number: 1,
  name: 'keys',
  sql: `
CREATE TABLE recording_keys (
  recording TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL
);
`,
};

/** Every step of the schema of keys, by number. */
export const KEY_MIGRATIONS: readonly Migration[] = [keys, signingKeys];
