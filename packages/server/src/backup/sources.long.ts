/** Backups of an installation on PostgreSQL and a bucket, into a repository in a bucket and two in folders, and back. */
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupExport, RecordedEvent } from '@opname/protocol';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeBackups, RESTIC } from '../../test/backups.ts';
import { startTestCeph } from '../../test/ceph.ts';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { startTestPostgres } from '../../test/postgres.ts';
import {
  API_KEY,
  createClient,
  EMAIL,
  PASSWORD,
  SITE,
  startTestServer,
  type TestClient,
} from '../../test/test-server.ts';
import type { Config } from '../config/config.ts';
import { startServer, type RunningServer } from '../main.ts';
import { openStores } from '../stores.ts';
import { declareBackups, type DeclaredBackups } from './backups.ts';
import { drill } from './drill.ts';
import { importBackup } from './export/import-export.ts';
import { restoreBackup } from './restore.ts';
import { runBackups } from './run-backups.ts';
import { shipJournal } from './ship-journal.ts';

const REGION = 'default';

const [postgres, ceph] = await Promise.all([startTestPostgres(), startTestCeph()]);
const why = [postgres, ceph].flatMap((one) => ('skipped' in one ? [one.skipped] : [])).join('; ');
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
  if ('stop' in ceph) await ceph.stop();
});

async function createBucket(): Promise<string> {
  if (!('endpoint' in ceph)) throw new Error(why);
  const Bucket = `opname-${randomUUID()}`;
  const s3 = new S3Client({ endpoint: ceph.endpoint, region: REGION, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  s3.destroy();
  return Bucket;
}

/** Each test begins where the one before has ended. */
describe.skipIf(why !== '')(`an installation on PostgreSQL and S3 ${why}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'opname-sources-'));
  const clock = { now: Date.now() };
  const recordings = { kept: '', erased: '' };
  let events: RecordedEvent[];
  let config: Config;
  let server: RunningServer;
  let client: TestClient;
  let declared: DeclaredBackups;

  async function createPlace(name: string): Promise<Config> {
    if (!('create' in postgres) || !('endpoint' in ceph)) throw new Error(why);
    const masterKeyFile = path.join(root, 'master.key');
    return {
      port: 0,
      host: '127.0.0.1',
      data: path.join(root, name),
      databaseUrl: await postgres.create(),
      bucket: { bucket: await createBucket(), endpoint: ceph.endpoint, region: REGION },
      masterKeyFile,
      adminEmail: EMAIL,
      adminPassword: PASSWORD,
      apiKey: API_KEY,
      sites: [SITE],
      log: 'silent',
      now: () => clock.now,
    };
  }

  beforeAll(async () => {
    if (!('endpoint' in ceph)) return;
    vi.stubEnv('AWS_ACCESS_KEY_ID', ceph.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', ceph.secretAccessKey);
    writeFileSync(path.join(root, 'master.key'), randomBytes(32).toString('hex'), { mode: 0o600 });
    config = await createPlace('data');
    mkdirSync(config.data);
    const described = describeBackups(root);
    const keys = `AWS_ACCESS_KEY_ID=${ceph.accessKeyId}\nAWS_SECRET_ACCESS_KEY=${ceph.secretAccessKey}\n`;
    writeFileSync(path.join(root, 'third.env'), keys);
    for (const name of ['first', 'second', 'third', 'ring']) writeFileSync(path.join(root, `${name}.password`), name);
    const inBucket = `s3:${ceph.endpoint}/${await createBucket()}/opname`;
    const repositories = described.repositories.map((one) =>
      one.name === 'third' ? { ...one, address: inBucket, environmentFile: 'third.env' } : one,
    );
    writeFileSync(path.join(root, 'backups.json'), JSON.stringify({ ...described, repositories }));
    const file = path.join(root, 'backups.json');
    declared = declareBackups({ data: config.data, file, restic: RESTIC, now: () => clock.now });
    await declared.create();
    server = await startServer(config);
    client = createClient(() => server.url);
  });
  afterAll(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function record(): Promise<string> {
    const { recording, grant } = await client.grant();
    await client.upload(grant, { last: true, events: keyframe(clock.now) });
    await client.open(recording);
    return recording;
  }

  it('is saved while it runs, into a bucket and folders', async () => {
    recordings.kept = await record();
    recordings.erased = await record();
    events = await client.events(recordings.kept);
    const stores = await openStores(config);
    const report = await runBackups(declared.withCopies(stores.copies));
    expect(report).toMatchObject({ copied: 6, failures: [] });
    expect(await declared.repositories.data[2]?.list()).toHaveLength(3);
    expect((await client.ask(`/v1/recordings/${recordings.erased}`, 'DELETE')).status).toBe(200);
    expect(await shipJournal(declared.withCopies(stores.copies))).toEqual([]);
    await stores.close();
  });

  it('is drilled from each repository on files alone', async () => {
    const { drilled } = await drill(declared, config);
    expect(drilled.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    expect(drilled.map(({ played }) => played?.recording)).toEqual([recordings.kept, recordings.kept, recordings.kept]);
  });

  it('is not restored over itself', async () => {
    const { repositories } = declared;
    const again = { ...config, data: path.join(root, 'elsewhere') };
    await expect(restoreBackup({ config: again, repositories, without: [], onStep: () => undefined })).rejects.toThrow(
      'a restore overwrites nothing',
    );
  });

  it('G3 comes back from the bucket alone, in another database and another bucket, without what was erased', async () => {
    const restored = await createPlace('restored');
    const { repositories } = declared;
    const report = await restoreBackup({
      config: restored,
      repositories,
      from: 'third',
      without: ['first', 'second'],
      onStep: () => undefined,
    });
    expect(report).toMatchObject({ recordings: 1, journal: 1 });
    expect(filesUnder(restored.data).filter((file) => /\.db$|packs/.test(file) && !/backups/.test(file))).toEqual([]);
    await server.close();
    config = restored;
    server = await startServer(config);
    const { index } = await client.open(recordings.kept);
    expect(index.flatMap(({ segments }) => segments)).toHaveLength(1);
    expect(await client.events(recordings.kept)).toEqual(events);
    expect((await client.ask(`/v1/recordings/${recordings.erased}`)).status).toBe(410);
    const stores = await openStores(config);
    expect((await stores.blobs.list('packs/')).filter((key) => key.includes(recordings.erased))).toEqual([]);
    await stores.close();
    expect(await record()).toBeDefined();
  });

  it('takes in what was on SQLite and files, by a full backup as one file', async () => {
    const small = await startTestServer();
    const { recording, grant } = await small.grant();
    await small.upload(grant, { last: true, events: keyframe(small.clock.now) });
    const before = await small.events(recording);
    const created = await small.ask('/v1/backups/exports', 'POST', { passphrase: 'five words of a long list' });
    const { id } = (await created.json()) as BackupExport;
    const file = path.join(root, 'moving.tar.age');
    const download = await small.ask(`/v1/backups/exports/${id}/file`);
    writeFileSync(file, Buffer.from(await download.arrayBuffer()));
    const masterKeyFile = path.join(root, 'moved.key');
    cpSync(path.join(small.data, 'keys', 'master.key'), masterKeyFile);
    await small.stop();
    const target = { ...(await createPlace('moved')), masterKeyFile, ledgerRoundMs: 20, now: () => small.clock.now };
    const passphrase = 'five words of a long list';
    await importBackup({
      file,
      passphrase,
      config: target,
      repositories: undefined,
      without: [],
      onStep: () => undefined,
    });
    await server.close();
    server = await startServer(target);
    expect(await client.events(recording)).toEqual(before);
    await expect.poll(async () => await (await client.ask('/v1/ledger/state')).json()).toMatchObject({ ok: true });
    expect(await record()).toBeDefined();
    expect((await client.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
    expect((await client.ask(`/v1/recordings/${recording}`)).status).toBe(410);
  });
});
