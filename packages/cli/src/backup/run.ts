import { setTimeout as sleep } from 'node:timers/promises';
import { ENDPOINTS, type BackupState, type ErrorBody } from '@opname/protocol';
import { BACKUPS_LINE, openStores, runBackups } from '@opname/server';
import { readDeclared } from './declared.ts';

interface RunOptions {
  server: string;
  key?: string;
}

/** Milliseconds between two looks at a run of the server's. */
const LOOK_MS = 1000;

export async function runNow({ server, key }: RunOptions): Promise<void> {
  const { config, declared } = readDeclared();
  if (key && (await isServing(server))) return await runByServer(server, key);
  const stores = await openStores(config).catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${message}\nWhere that is the server: set OPNAME_API_KEY, and it takes the backup itself.`, {
      cause,
    });
  });
  try {
    const { saved, copied, failures } = await stores.serial(BACKUPS_LINE, () =>
      runBackups(declared.withCopies(stores.copies)),
    );
    console.log(
      saved.length > 0
        ? saved.map(({ series, repository }) => `${series}: taken in ${repository}`).join('\n')
        : 'Nothing was due.',
    );
    console.log(`${copied} copied to other repositories`);
    for (const { message } of failures) console.error(message);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await stores.close();
  }
}

async function isServing(server: string): Promise<boolean> {
  return await fetch(new URL('/healthz', server)).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function runByServer(server: string, key: string): Promise<void> {
  const began = Date.now();
  const response = await fetch(new URL(ENDPOINTS.runBackup.path, server), {
    method: ENDPOINTS.runBackup.method,
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(((await response.json()) as ErrorBody).message);
  let state: BackupState;
  do {
    await sleep(LOOK_MS);
    state = (await (await fetch(new URL(ENDPOINTS.readBackupState.path, server))).json()) as BackupState;
  } while (state.isRunning);
  if ((state.ranAt ?? 0) < began)
    throw new Error('Not all went well; the log of the server and opname backup doctor say what.');
  console.log(`Done; ${state.places.map(({ dataCentre, backups }) => `${dataCentre}: ${backups}`).join(', ')}`);
}
