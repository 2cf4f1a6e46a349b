import type { Kysely } from 'kysely';
import type { Statement } from './database.ts';
import type { Schema } from './schema.ts';
import { toStatement } from './statement.ts';

/** Part of a unit that adds to a recording: refused where its removal was decided meanwhile, which would leave it behind. */
export function stillHeld(query: Kysely<Schema>, recording: string): Statement {
  const held = query
    .updateTable('recordings')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', recording)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('removals').select('recording').where('recording', '=', recording))));
  return toStatement(held, 1);
}
