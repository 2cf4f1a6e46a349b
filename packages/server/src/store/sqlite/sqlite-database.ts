import { Kysely } from 'kysely';
import { StoreUnavailable, type Database, type Statement } from '../database.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { startSqliteThread } from './sqlite-thread.ts';
import type { Answer, Opening } from './protocol.ts';
import { shareRuns } from './share-runs.ts';

/**
 * Pages of 4 kB up to which the file is written anew by a scrub, which takes a second or two in which nothing else is
 * written. SQLite overwrites what it frees, but not the copies that stay in a page when its rows move to another.
 */
const REWRITTEN_MAX_PAGES = 32_768;

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
    scrub: shareRuns(async () => {
      const { value } = await thread.ask({ kind: 'read', sql: 'PRAGMA page_count', parameters: [] });
      if (countOf(value) <= REWRITTEN_MAX_PAGES) await thread.ask({ kind: 'exec', sql: 'VACUUM' });
      await thread.ask({ kind: 'exec', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' });
    }),
    async copyTo(file) {
      await thread.ask({ kind: 'exec', sql: `VACUUM INTO '${file.replaceAll("'", "''")}'` });
    },
    close: () => thread.close(),
  };
}

function countOf(value: Exclude<Answer, { status: 'failed' }>['value']): number {
  const rows = 'rows' in value ? (value.rows as { page_count: number }[]) : [];
  return rows[0]?.page_count ?? 0;
}
