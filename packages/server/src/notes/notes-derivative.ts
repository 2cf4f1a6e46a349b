import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export function notesOf({ query }: Database<Schema>): Derivative {
  return {
    name: 'notes',
    async remove(recording) {
      await query.deleteFrom('note_readers').where('recording', '=', recording).execute();
      await query.deleteFrom('notes').where('recording', '=', recording).execute();
    },
    async listLeft(recording) {
      const left = await query.selectFrom('notes').select('id').where('recording', '=', recording).execute();
      const readers = await query
        .selectFrom('note_readers')
        .select(['note', 'staff'])
        .where('recording', '=', recording)
        .execute();
      return [
        ...left.map(({ id }) => `note ${id}`),
        ...readers.map(({ note, staff }) => `reader ${staff} of note ${note}`),
      ];
    },
  };
}
