import type { Database } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

/** @returns what tells until when a full backup may be kept that was taken away by now; undefined where there is none. */
export function createReadDeleteBy({ query }: Pick<Database<Schema>, 'query'>, now: () => number) {
  return async (): Promise<number | undefined> => {
    const newest = query.selectFrom('backup_exports').select(({ fn }) => fn.max('delete_by').as('at'));
    const { at } = await newest.where('delete_by', '>', now()).executeTakeFirstOrThrow();
    return at ?? undefined;
  };
}
