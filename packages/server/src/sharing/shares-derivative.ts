import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export function sharesOf({ query }: Database<Schema>): Derivative {
  const idsOf = (recording: string) => query.selectFrom('shares').select('id').where('recording', '=', recording);
  return {
    name: 'links by which it was shared',
    async remove(recording) {
      await query.deleteFrom('share_sessions').where('share', 'in', idsOf(recording)).execute();
      await query.deleteFrom('shares').where('recording', '=', recording).execute();
    },
    async listLeft(recording) {
      return (await idsOf(recording).execute()).map(({ id }) => `share ${id}`);
    },
  };
}
