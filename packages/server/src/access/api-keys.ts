import { createHash } from 'node:crypto';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** Keys of machines. Only their hashes are kept; a key is random and long, so that a plain hash cannot be turned back. */
export interface ApiKeys {
  register(key: string, name: string): Promise<void>;
  /** @returns undefined for a key that is none of ours. */
  nameOf(key: string): Promise<string | undefined>;
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

export function createApiKeys({ query }: Database<Schema>, now: () => number): ApiKeys {
  return {
    async register(key, name) {
      await query
        .insertInto('api_keys')
        .values({ hash: hashOf(key), name, created_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async nameOf(key) {
      const row = await query.selectFrom('api_keys').select('name').where('hash', '=', hashOf(key)).executeTakeFirst();
      return row?.name;
    },
  };
}
