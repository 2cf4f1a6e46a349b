import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { createChain, type Chain } from './chain.ts';

/** The chain of all consent events: what was answered, changed and taken back, and what was published. */
export function createLedger(database: Database<Schema>): Chain {
  return createChain(database, { table: 'ledger', columns: ['site', 'subject_key', 'recording'] });
}
