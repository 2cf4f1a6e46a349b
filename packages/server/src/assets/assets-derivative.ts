import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

/** Their bytes lie among the packs and go with them. */
export function assetsOf({ query, write }: Database<Schema>): Derivative {
  const tables = ['assets', 'asset_names'] as const;
  return {
    name: 'pictures and fonts of its pages',
    async remove(recording) {
      await write(tables.map((table) => toStatement(query.deleteFrom(table).where('recording', '=', recording))));
    },
    async listLeft(recording) {
      const left = await Promise.all(
        tables.map((table) => query.selectFrom(table).select('recording').where('recording', '=', recording).execute()),
      );
      return left.flat().map((row) => `a picture or font of ${row.recording}`);
    },
  };
}
