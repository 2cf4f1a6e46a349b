/** What goes wrong with the places where backups lie, and a backup in the midst of uploads. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { BackupExport } from '@opname/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, describeBackups, hasRestic, RESTIC, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import {
  API_KEY,
  createClient,
  EMAIL,
  PASSWORD,
  SITE,
  startTestServer,
  type TestServer,
} from '../../test/test-server.ts';
import type { Config } from '../config/config.ts';
import { startServer } from '../main.ts';
import { parseBackups } from './backup-config.ts';
import { declareBackups, type DeclaredBackups } from './backups.ts';
import { importBackup } from './export/import-export.ts';
import { createMissing, createRepositories } from './repositories.ts';
import { restoreBackup } from './restore.ts';
import { runBackups } from './run-backups.ts';
import { verifyBackups } from './verify-backups.ts';

/** Bytes of a disk that fills up. */
const SMALL_DISK = '6m';

/** One installation; each test begins where the one before has ended. */
describe.skipIf(!hasRestic)('a place for backups', () => {
  let test: TestBackups;
  beforeAll(async () => {
    test = await startTestBackups();
    await test.record(100_000);
    await runBackups(test.parts);
  });
  afterAll(() => test.stop());

  const nextDay = async () => {
    test.clock.now += DAY_MS;
    await test.record(100_000);
    return await runBackups(test.parts);
  };
  const tagsOf = async (index: number) =>
    ((await test.parts.repositories.data[index]?.list()) ?? []).flatMap(({ tags }) => tags);

  it('that another process holds is told of; the others get theirs, and it is mended when that lets go', async () => {
    // A backup that waits for its input holds a lock, which keeps away what removes.
    const environment = {
      ...process.env,
      RESTIC_REPOSITORY: test.folderOf('second'),
      RESTIC_PASSWORD_FILE: path.join(test.root, 'second.password'),
    };
    const holder = spawn(RESTIC, ['backup', '--stdin', '--no-cache', '--tag', 'else'], {
      env: environment,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await expect.poll(() => readdirSync(path.join(test.folderOf('second'), 'locks')).length).toBeGreaterThan(0);
    for (let day = 0; day < 7; day++) await nextDay();
    const { failures } = await nextDay();
    expect(failures.map(({ repository }) => repository)).toEqual(['second']);
    expect(failures[0]?.message).toContain('another process holds its lock');
    expect((await tagsOf(0)).filter((tag) => tag === 'daily')).toHaveLength(7);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect((await runBackups(test.parts)).failures).toEqual([]);
    expect((await tagsOf(1)).filter((tag) => tag === 'daily')).toHaveLength(7);
  });

  it('that was half written is found by reading all of it, and filled from the others when it is made anew', async () => {
    const packs = filesUnder(path.join(test.folderOf('third'), 'data')).toSorted(
      (a, b) => statSync(b).size - statSync(a).size,
    );
    truncateSync(packs[0] ?? '', 1000);
    const verdicts = await verifyBackups(test.parts.repositories, test.parts);
    expect(verdicts.flatMap(({ repository, problem }) => (problem ? [repository] : []))).toEqual(['third']);
    expect(verdicts[2]?.problem).toContain('it is damaged');
    renameSync(test.folderOf('third'), `${test.folderOf('third')}-damaged`);
    expect(await createMissing(test.parts.repositories)).toEqual(['third']);
    expect((await runBackups(test.parts)).failures).toEqual([]);
    expect((await tagsOf(2)).toSorted()).toEqual((await tagsOf(0)).toSorted());
    expect((await verifyBackups(test.parts.repositories, test.parts)).filter(({ problem }) => problem)).toEqual([]);
  });

  it('whose disk is full is told of; what it had stays whole, and it gets the rest when there is room', async ({
    skip,
  }) => {
    const disk = path.join(test.root, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', disk]).status !== 0) skip();
    const folder = test.folderOf('second');
    try {
      renameSync(folder, `${folder}-before`);
      spawnSync('cp', ['-r', `${folder}-before`, path.join(disk, 'second')]);
      symlinkSync(path.join(disk, 'second'), folder);
      await test.record(8_000_000);
      const { saved, failures } = await nextDay();
      expect(saved).toMatchObject([{ series: 'daily', repository: 'first' }]);
      expect(failures.map(({ repository }) => repository)).toContain('second');
      expect(failures[0]?.message).toContain('there is no space left; make room there');
      expect(spawnSync('mount', ['-o', 'remount,size=60m', disk]).status).toBe(0);
      expect((await runBackups(test.parts)).failures).toEqual([]);
      await test.parts.repositories.data[1]?.check();
      expect((await tagsOf(1)).toSorted()).toEqual((await tagsOf(0)).toSorted());
    } finally {
      rmSync(folder);
      renameSync(`${folder}-before`, folder);
      spawnSync('umount', [disk]);
    }
    expect((await runBackups(test.parts)).failures).toEqual([]);
  });

  it('that does not answer keeps the others from nothing, and the doctor says so', async () => {
    const silent = createServer(() => undefined);
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const address = `rest:http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const described = describeBackups(test.root);
    const repositories = described.repositories.map((one) => (one.name === 'second' ? { ...one, address } : one));
    const backups = parseBackups({ ...described, repositories }, { folder: test.root, data: test.data });
    test.clock.now += DAY_MS;
    const parts = {
      ...test.parts,
      backups,
      repositories: createRepositories(backups, { program: RESTIC, answerMs: 3000 }),
    };
    const { saved, failures } = await runBackups(parts);
    silent.close();
    expect(saved).toMatchObject([{ repository: 'first' }]);
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining('did not answer in time')]);
    expect((await test.parts.records.read()).repositories['second']?.failure?.message).toContain('in time');
    expect((await tagsOf(2)).toSorted()).toEqual((await tagsOf(0)).toSorted());
    expect((await runBackups(test.parts)).failures).toEqual([]);
  });
});

const PASSPHRASE = 'five words of a long list';
const onStep = () => undefined;

describe.skipIf(!hasRestic)('an installation in use', () => {
  let places: TestBackups;
  let server: TestServer;
  let declared: DeclaredBackups;

  beforeAll(async () => {
    places = await startTestBackups();
    const file = path.join(places.root, 'backups.json');
    writeFileSync(file, JSON.stringify({ ...describeBackups(places.root), drills: false }));
    server = await startTestServer({ backups: { file, restic: RESTIC } });
    declared = declareBackups({ data: server.data, file, restic: RESTIC, now: () => server.clock.now });
  });
  afterAll(async () => {
    await server.stop();
    await places.stop();
  });

  const configOf = (name: string): Config => ({
    port: 0,
    host: '127.0.0.1',
    data: path.join(places.root, name),
    adminEmail: EMAIL,
    adminPassword: PASSWORD,
    apiKey: API_KEY,
    sites: [SITE],
    log: 'silent',
    now: () => server.clock.now,
  });

  async function record(): Promise<string> {
    const { recording, grant } = await server.grant();
    const { status } = await server.upload(grant, { last: true, events: keyframe(server.clock.now) });
    if (status !== 201) throw new Error(`An upload was answered with ${status}`);
    return recording;
  }

  async function backUp(): Promise<void> {
    await expect.poll(async () => (await server.ask('/v1/backups', 'POST')).json()).toEqual({ status: 'started' });
    await expect.poll(async () => (await declared.readState(false)).ranAt, { timeout: 60_000 }).toBe(server.clock.now);
  }

  it('is saved while recordings are uploaded: what was acknowledged before is in the backup, and plays', async () => {
    const acknowledged: string[] = [];
    const over = new AbortController();
    const upload = async () => {
      while (!over.signal.aborted) {
        const recording = await record();
        acknowledged.push(recording);
        await server.open(recording);
      }
    };
    const uploads = Promise.all([upload(), upload(), upload()]);
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(8);
    const before = [...acknowledged];
    await backUp();
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before.length + 4);
    over.abort();
    await uploads;
    const config = configOf('restored');
    await restoreBackup({ config, repositories: declared.repositories, without: [], onStep });
    const restored = await startServer(config);
    const client = createClient(() => restored.url);
    for (const recording of before) expect(await client.events(recording)).toEqual(await server.events(recording));
    await restored.close();
  });

  it('G3 is imported without what was erased after the export where repositories know of it, also after its days', async () => {
    const late = await record();
    const created = await server.ask('/v1/backups/exports', 'POST', { passphrase: PASSPHRASE });
    const { id } = (await created.json()) as BackupExport;
    const file = path.join(places.root, 'export.tar.age');
    const download = await server.ask(`/v1/backups/exports/${id}/file`);
    writeFileSync(file, Buffer.from(await download.arrayBuffer()));
    expect((await server.ask(`/v1/recordings/${late}`, 'DELETE')).status).toBe(200);
    server.clock.now += 1000;
    await backUp();
    const { repositories } = declared;
    const bring = (name: string) =>
      importBackup({ file, passphrase: PASSPHRASE, config: configOf(name), repositories, without: [], onStep });
    expect(await bring('imported')).toMatchObject({ journal: 1 });
    const names = filesUnder(path.join(places.root, 'imported')).join();
    expect(names).not.toContain(late);
    server.clock.now += 8 * DAY_MS;
    expect((await bring('imported-late')).recordings).toBe(0);
  });
});
