/**
 * A whole installation is deleted, and two of its three repositories with it: it is restored from the second one only, and
 * the end-to-end test of the trial app is run on it (`npm run build` before).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DAY_MS, describeBackups, RESTIC, startTestBackups } from '../test/backups.ts';
import { keyframe } from '../test/events.ts';
import { filesUnder } from '../test/files.ts';
import { API_KEY, createClient, SITE } from '../test/test-server.ts';
import { declareBackups } from '../src/backup/backups.ts';
import { restoreBackup } from '../src/backup/restore.ts';
import { runBackups } from '../src/backup/run-backups.ts';
import { shipJournal } from '../src/backup/ship-journal.ts';
import type { Config } from '../src/config/config.ts';
import { startServer } from '../src/main.ts';
import { openStores } from '../src/stores.ts';

const RECORDINGS = 30;

const places = await startTestBackups();
const file = path.join(places.root, 'backups.json');
writeFileSync(file, JSON.stringify(describeBackups(places.root)));
// In the past, so that the clock of the end-to-end test is later than all that happens here.
const clock = { now: Date.now() - DAY_MS };
const config: Config = {
  port: 0,
  host: '127.0.0.1',
  data: path.join(places.root, 'installation'),
  adminEmail: 'expert@opname.example',
  adminPassword: 'a long password of an expert',
  apiKey: API_KEY,
  sites: [SITE],
  log: 'silent',
  now: () => clock.now,
};
const declared = declareBackups({ data: config.data, file, restic: RESTIC, now: () => clock.now });

async function withServer<Result>(work: (client: ReturnType<typeof createClient>) => Promise<Result>): Promise<Result> {
  const server = await startServer(config);
  try {
    return await work(createClient(() => server.url));
  } finally {
    await server.close();
  }
}

async function backUp(onlyJournal = false): Promise<void> {
  const stores = await openStores(config);
  const parts = declared.withCopies(stores.copies);
  if (onlyJournal) await shipJournal(parts);
  else await runBackups(parts);
  await stores.close();
}

const recordings = await withServer(async (client) => {
  const made: string[] = [];
  for (let index = 0; index < RECORDINGS; index++) {
    const { recording, grant } = await client.grant();
    await client.upload(grant, { last: true, events: keyframe(clock.now) });
    await client.open(recording);
    made.push(recording);
  }
  return made;
});
const [early = '', late = '', ...kept] = recordings;
const erase = (recording: string) => withServer((client) => client.ask(`/v1/recordings/${recording}`, 'DELETE'));
await erase(early);
await backUp();
console.log(`${RECORDINGS} recordings, one erased before the backup, one after it`);
clock.now += DAY_MS / 2;
await erase(late);
await backUp(true);

rmSync(config.data, { recursive: true });
for (const name of ['first', 'third']) rmSync(places.folderOf(name), { recursive: true });
console.log('deleted: the data folder, and the repositories "first" and "third"');

const begun = performance.now();
const { recordings: back, journal } = await restoreBackup({
  config,
  repositories: declared.repositories,
  from: 'second',
  without: ['first', 'third'],
  onStep: (step) => console.log(`restoring: ${step}`),
});
console.log(`${back} recordings are back after ${Math.round(performance.now() - begun)} ms, ${journal} in the journal`);
const played = await withServer(async (client) => {
  let events = 0;
  for (const recording of kept) events += (await client.events(recording)).length;
  for (const gone of [early, late]) {
    const { status } = await client.ask(`/v1/recordings/${gone}`);
    console.log(
      `erased: answered with ${status}, in ${filesUnder(config.data).filter((name) => name.includes(gone)).length} files`,
    );
  }
  return events;
});
console.log(`${kept.length} recordings play, ${played} events`);

const child = spawn('npx', ['vitest', 'run', '--project', 'browser', 'examples/trial-app/e2e/trial.e2e.ts'], {
  stdio: 'inherit',
  env: { ...process.env, OPNAME_E2E_DATA: config.data },
});
const [code] = (await once(child, 'exit')) as [number | null];
await places.stop();
process.exitCode = code ?? 1;
