import type { Compilable } from 'kysely';
import type { Statement } from './database.ts';

/** A query of Kysely as a statement of a unit; `changes` is how many rows it must change. */
export function toStatement(query: Compilable, changes?: number): Statement {
  const { sql, parameters } = query.compile();
  return { sql, parameters, ...(changes !== undefined && { changes }) };
}
