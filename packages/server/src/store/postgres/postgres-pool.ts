import { Pool, types } from 'pg';

/** Where the tables are: a database, and the schema in it. */
export interface PostgresPlace {
  url: string;
  schema: string;
}

/** Milliseconds that the database may leave us waiting for a connection, a lock, and the end of a statement. */
const CONNECT_MS = 10_000;
const LOCK_MS = 20_000;
const STATEMENT_MS = 60_000;

/** The `oid`s of types (pg_type.dat) that are read otherwise than pg does, so that rows are as SQLite gives them. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [16, (boolean) => (boolean === 't' ? 1 : 0)],
  [20, Number], // bigint
  [1700, Number], // numeric, which a sum of bigint is
]);

/**
 * Connections that write durably whatever the database's own default is, find our tables without naming their schema,
 * and send what is asked in one go without waiting for each answer.
 */
export function createPostgresPool({ url, schema }: PostgresPlace, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    pipeline: true,
    application_name: 'opname',
    options: `-c search_path=${schema} -c synchronous_commit=on -c lock_timeout=${LOCK_MS}`,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the pool; whoever asks next learns what is wrong.
  pool.on('error', () => {});
  return pool;
}

const getTypeParser: typeof types.getTypeParser = (oid, format): unknown =>
  (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format);
