import { OpnameError, type Exhibit } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export type ReadExhibit = (hash: string) => Promise<Exhibit>;

/** Reads what was shown with a question, so that years later it can be shown again. */
export function createReadExhibit({ query }: Database<Schema>): ReadExhibit {
  return async (hash) => {
    const row = await query
      .selectFrom('exhibits')
      .select(['hash', 'kind', 'content', 'first_at as firstAt'])
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (!row) throw new OpnameError('unknown-exhibit');
    return row;
  };
}
