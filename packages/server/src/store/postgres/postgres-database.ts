import { Kysely, PostgresDialect, type PostgresClient, type PostgresPool } from 'kysely';
import type { Pool } from 'pg';
import { StoreUnavailable, type Database, type Statement } from '../database.ts';
import type { Migration } from '../migration.ts';
import { copyToFile } from './copy-to-file.ts';
import { migrate } from './migrate.ts';
import { toStoreError } from './postgres-error.ts';
import { createPostgresPool, type PostgresPlace } from './postgres-pool.ts';
import { createWriteUnit } from './write-unit.ts';

/**
 * Connections of one node for each of reading and writing. A transaction that asks several questions holds one of the
 * readers, so that what it writes meanwhile never waits for itself.
 */
const CONNECTIONS = 8;

export interface PostgresOpening extends PostgresPlace {
  migrations: readonly Migration[];
}

/** Opens the tables of one schema, made or migrated; any number of nodes may have them open. */
export async function startPostgresDatabase<Tables>(opening: PostgresOpening): Promise<Database<Tables>> {
  const readers = createPostgresPool(opening, CONNECTIONS);
  const writers = createPostgresPool(opening, CONNECTIONS);
  try {
    await migrate(writers, opening.schema, opening.migrations);
  } catch (error) {
    await Promise.all([readers.end(), writers.end()]);
    throw error;
  }
  const writeUnit = createWriteUnit(writers);
  let isClosed = false;
  return {
    query: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: sayUnavailable(readers) }) }),
    async write(unit: readonly Statement[], line?: string) {
      if (isClosed) throw new StoreUnavailable('It is closed');
      return await writeUnit(unit, line).catch(rethrow);
    },
    // What PostgreSQL frees it overwrites in its own time, and no client can hurry it; docs/self-hosting.md says what the
    // disk under it has to be.
    async scrub() {},
    copyTo: (file) => copyToFile(readers, file, opening.migrations).catch(rethrow),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await Promise.all([readers.end(), writers.end()]);
    },
  };
}

/** A pool whose errors are those of our stores. */
function sayUnavailable(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(rethrow);
      // No cursors: rows are asked for in pages.
      const query: unknown = (text: string, parameters: unknown[]) => client.query(text, parameters).catch(rethrow);
      return { query: query as PostgresClient['query'], release: (isBroken) => client.release(isBroken) };
    },
  };
}

function rethrow(error: unknown): never {
  throw toStoreError(error);
}
