import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export function notesOf({ query }: Database<Schema>): Derivative {
  return {
    name: 'notes',
    async remove(recording) {
      await query.deleteFrom('notes').where('recording', '=', recording).execute();
    },
    async listLeft(recording) {
      const left = await query.selectFrom('notes').select('id').where('recording', '=', recording).execute();
      return left.map(({ id }) => `note ${id}`);
    },
  };
}
