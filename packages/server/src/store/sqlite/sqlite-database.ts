import { Kysely } from 'kysely';
import { StoreUnavailable, type Database, type Statement } from '../database.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { startSqliteThread } from './sqlite-thread.ts';
import type { Opening } from './protocol.ts';

/** Opens the file, makes or migrates its tables, and keeps it in a thread of its own. */
export async function startSqliteDatabase<Tables>(opening: Opening): Promise<Database<Tables>> {
  const thread = await startSqliteThread(opening);
  const query = new Kysely<Tables>({ dialect: createSqliteDialect(thread) });
  return {
    query,
    // Here all units are in one line.
    async write(unit: readonly Statement[]) {
      const answer = await thread.ask({ kind: 'unit', unit });
      if (answer.status !== 'unit') throw new StoreUnavailable('The thread answered another question');
      return answer.value;
    },
    async scrub() {
      await thread.ask({ kind: 'exec', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' });
    },
    async copyTo(file) {
      await thread.ask({ kind: 'exec', sql: `VACUUM INTO '${file.replaceAll("'", "''")}'` });
    },
    close: () => thread.close(),
  };
}
