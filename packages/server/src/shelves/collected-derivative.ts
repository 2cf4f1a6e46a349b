import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

/** A collection counts what has left it in the same transaction, so that nothing is counted twice. */
export function collectedOf({ query, write }: Pick<Database<Schema>, 'query' | 'write'>): Derivative {
  return {
    name: 'places in collections',
    async remove(recording) {
      const holding = query.selectFrom('collected').select('collection').where('recording', '=', recording);
      await write([
        toStatement(
          query
            .updateTable('collections')
            .set((row) => ({ gone: row('gone', '+', 1) }))
            .where('id', 'in', holding),
        ),
        toStatement(query.deleteFrom('collected').where('recording', '=', recording)),
      ]);
    },
    async listLeft(recording) {
      const left = await query
        .selectFrom('collected')
        .select('collection')
        .where('recording', '=', recording)
        .execute();
      return left.map(({ collection }) => `a place in ${collection}`);
    },
  };
}
