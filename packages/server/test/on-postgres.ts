import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Config } from '../src/config/config.ts';

/**
 * With OPNAME_TEST_DATABASE_URL in the environment every test server gets a new database there, so that all tests of the
 * server can be run on PostgreSQL: `node --conditions=opname-source packages/server/test/all-on-postgres.ts`.
 */
export async function emptyDatabase(data: string): Promise<Pick<Config, 'databaseUrl' | 'masterKeyFile'>> {
  const server = process.env.OPNAME_TEST_DATABASE_URL;
  if (!server) return {};
  const name = `opname-${randomUUID()}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`);
  await client.end();
  const masterKeyFile = path.join(data, 'master.key');
  writeFileSync(masterKeyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const databaseUrl = new URL(server);
  databaseUrl.pathname = `/${name}`;
  return { databaseUrl: databaseUrl.href, masterKeyFile };
}

/** Where a test server on PostgreSQL has its master key, for another one that is to open the same keys. */
export function masterKeyOf(data: string): Pick<Config, 'masterKeyFile'> {
  const masterKeyFile = path.join(data, 'master.key');
  return existsSync(masterKeyFile) ? { masterKeyFile } : {};
}
