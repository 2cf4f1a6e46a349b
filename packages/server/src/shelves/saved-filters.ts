import { randomUUID } from 'node:crypto';
import { FILTERS_MAX, OpnameError, type NewFilter, type SavedFilter } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** Filters of the list that somebody has kept for themselves. */
export interface SavedFilters {
  /** By their names. */
  list(account: string): Promise<SavedFilter[]>;
  /** One of the same name is replaced. */
  save(account: string, wish: NewFilter): Promise<SavedFilter>;
  remove(account: string, id: string): Promise<void>;
}

export function createSavedFilters({ query }: Database<Schema>): SavedFilters {
  const of = (account: string) => query.selectFrom('saved_filters').selectAll().where('account', '=', account);

  const filters: SavedFilters = {
    async list(account) {
      return (await of(account).orderBy('name').execute()).map(toFilter);
    },

    async save(account, { name, filter }) {
      const kept = name.trim();
      const others = await of(account).where('name', '<>', kept).execute();
      if (others.length >= FILTERS_MAX) throw new OpnameError('filters-full');
      await query
        .insertInto('saved_filters')
        .values({ id: randomUUID(), account, name: kept, filter: JSON.stringify(filter) })
        .onConflict((conflict) =>
          conflict.columns(['account', 'name']).doUpdateSet((row) => ({ filter: row.ref('excluded.filter') })),
        )
        .execute();
      return toFilter(await of(account).where('name', '=', kept).executeTakeFirstOrThrow());
    },

    async remove(account, id) {
      const { numDeletedRows } = await query
        .deleteFrom('saved_filters')
        .where('account', '=', account)
        .where('id', '=', id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new OpnameError('unknown-filter');
    },
  };
  return filters;
}

function toFilter({ id, name, filter }: Schema['saved_filters']): SavedFilter {
  return { id, name, filter: JSON.parse(filter) as SavedFilter['filter'] };
}
