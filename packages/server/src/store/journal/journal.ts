import type { Database } from '../database.ts';
import type { RemovalReason } from '../schema.ts';

export interface JournalTables {
  removal_journal: JournalEntry;
}

/** A removal that was decided. */
export interface JournalEntry {
  recording: string;
  site: string;
  why: RemovalReason;
  said_by: string;
  at: number;
}

/**
 * The removals that were ever decided, apart from the data that they are about. Obligations:
 *
 * - An entry is durable before `append` resolves. The first entry of a recording stands; another one changes nothing.
 * - It is never restored from a backup of the data: it tells such a copy what has gone since.
 */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  /** Entries in the order of their recordings, after `after`; at most `limit`. */
  list(after: string, limit: number): Promise<JournalEntry[]>;
  read(recording: string): Promise<JournalEntry | undefined>;
}

export function createJournal({ query }: Database<JournalTables>): Journal {
  return {
    async append(entry) {
      await query
        .insertInto('removal_journal')
        .values(entry)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    list: (after, limit) =>
      query
        .selectFrom('removal_journal')
        .selectAll()
        .where('recording', '>', after)
        .orderBy('recording')
        .limit(limit)
        .execute(),
    read: (recording) =>
      query.selectFrom('removal_journal').selectAll().where('recording', '=', recording).executeTakeFirst(),
  };
}
