import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { SqliteThread } from './sqlite-thread.ts';

/** Kysely over a SQLite file in another thread. Kysely itself has no dialect for `node:sqlite`. */
export function createSqliteDialect(thread: SqliteThread): Dialect {
  return {
    createAdapter: () => new OverlappingAdapter(),
    createDriver: () => new SqliteDriver(thread),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely would let one question at a time through; the thread takes many, and keeps a transaction apart by itself. */
class OverlappingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #thread: SqliteThread;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#thread);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connectionOfOurs(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connectionOfOurs(connection).end('COMMIT');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connectionOfOurs(connection).end('ROLLBACK');
  }

  async releaseConnection(): Promise<void> {}

  /** The thread is stopped by whoever started it. */
  async destroy(): Promise<void> {}
}

class SqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;
  #held: Awaited<ReturnType<SqliteThread['hold']>> | undefined;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async begin(): Promise<void> {
    const held = await this.#thread.hold();
    try {
      await held.ask({ kind: 'exec', sql: 'BEGIN IMMEDIATE' });
      this.#held = held;
    } catch (error) {
      held.release();
      throw error;
    }
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.ask({ kind: 'exec', sql: how }).finally(held.release);
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const kind = query.kind === 'SelectQueryNode' ? 'read' : 'run';
    const answer = await (this.#held ?? this.#thread).ask({ kind, sql, parameters });
    if (answer.status !== 'rows') throw new Error('The thread answered another question');
    const { rows, changes, lastRowId } = answer.value;
    return { rows: rows as Row[], numAffectedRows: BigInt(changes), insertId: BigInt(lastRowId) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows are not streamed; ask for them in pages with limit().');
  }
}

function connectionOfOurs(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new Error('This connection is not of this dialect');
}
