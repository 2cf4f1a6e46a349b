import type { Participant } from '../access/caller.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** @returns whether a recording, also one that is gone, is of this participant. */
export type IsOwn = (participant: Participant, recording: string) => Promise<boolean>;

/** The ledger knows whose a recording is, however long ago it went. */
export function createIsOwn({ query }: Database<Schema>): IsOwn {
  return async ({ subjectKey }, recording) => {
    const consent = await query
      .selectFrom('ledger')
      .select('seq')
      .where('subject_key', '=', subjectKey)
      .where('recording', '=', recording)
      .limit(1)
      .executeTakeFirst();
    return consent !== undefined;
  };
}
