import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export function tagsOf({ query }: Pick<Database<Schema>, 'query'>): Derivative {
  return {
    name: 'tags',
    async remove(recording) {
      await query.deleteFrom('tags').where('recording', '=', recording).execute();
    },
    async listLeft(recording) {
      const left = await query.selectFrom('tags').select('id').where('recording', '=', recording).execute();
      return left.map(({ id }) => `tag ${id}`);
    },
  };
}
