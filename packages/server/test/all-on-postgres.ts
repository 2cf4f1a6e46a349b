/** Runs the tests of the server on a PostgreSQL of their own; what follows on the command line goes to vitest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startTestPostgres } from './postgres.ts';

const postgres = await startTestPostgres();
if ('skipped' in postgres) throw new Error(postgres.skipped);
const tests = spawn('npx', ['vitest', 'run', '--project', 'unit', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, OPNAME_TEST_DATABASE_URL: await postgres.create() },
});
const [code] = (await once(tests, 'exit')) as [number | null];
await postgres.stop();
process.exitCode = code ?? 1;
