/** What those who begin and pack recordings write down, each in its own transaction, for whoever counts. */
import type { Kysely } from 'kysely';
import type { Statement } from '../store/database.ts';
import type { RecordingFacts, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

const NOTHING = { length_ms: 0, active_ms: 0, active: '[]', clicks: 0, rage: 0, dead: 0, errors: 0, trouble: 0 };

export function nothingOf(recording: string, { counted }: { counted: number }): RecordingFacts {
  return { recording, packings: 0, counted, ...NOTHING, words: null, footprint: null, in_insights: 0 };
}

/** What a new recording begins with: there is nothing to count. */
export function beginFacts(query: Kysely<Schema>, recording: string): Statement {
  return toStatement(query.insertInto('recording_facts').values(nothingOf(recording, { counted: 0 })), 1);
}

/** Part of every packing: there is something to count. */
export function noteForFacts(query: Kysely<Schema>, recording: string): Statement {
  const update = query.updateTable('recording_facts').set((row) => ({ packings: row('packings', '+', 1) }));
  return toStatement(update.where('recording', '=', recording));
}
