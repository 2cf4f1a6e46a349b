import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, hasRestic, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { filesUnder } from '../../test/files.ts';
import { createMissing } from './repositories.ts';
import { runBackups } from './run-backups.ts';
import { takeRunLock } from './run-lock.ts';

/** Milliseconds: a run is some 15 processes of restic, each of which works for its password. */
const SLOWLY = 120_000;

/** One installation over six days; each test begins where the one before has ended. */
describe.skipIf(!hasRestic)('a run of backups', { timeout: SLOWLY }, () => {
  let test: TestBackups;

  beforeAll(async () => {
    test = await startTestBackups();
  }, SLOWLY);
  afterAll(() => test.stop());

  const [FIRST, SECOND, THIRD] = [0, 1, 2];
  const listOf = async (index: number) => (await test.parts.repositories.data[index]?.list()) ?? [];
  const tagsOf = async (index: number) => (await listOf(index)).flatMap(({ tags }) => tags).toSorted();
  const recordOf = async (name: string) => (await test.parts.records.read()).repositories[name];

  it('saves nothing while a blob is missing, and says so', async () => {
    const recording = await test.record();
    const blobs = path.join(test.data, 'packs', recording);
    renameSync(blobs, `${blobs}-away`);
    await expect(runBackups(test.parts)).rejects.toThrow('names blobs that are not there');
    expect(await listOf(FIRST)).toEqual([]);
    expect((await test.parts.records.read()).failure?.message).toContain('nothing was backed up');
    renameSync(`${blobs}-away`, blobs);
  });

  it('saves what is due, in every repository, and neither keeps nor takes along what a run that was cut off has left', async () => {
    mkdirSync(path.join(test.parts.folder, 'staged', 'packs'), { recursive: true });
    writeFileSync(path.join(test.parts.folder, 'staged', 'packs', 'half'), 'half');
    expect(await runBackups(test.parts)).toEqual({
      saved: ['monthly', 'weekly', 'daily'].map((series) => ({ series, repository: 'first' })),
      copied: 6,
      failures: [],
    });
    expect(await tagsOf(THIRD)).toEqual(['daily', 'monthly', 'weekly']);
    expect(existsSync(path.join(test.parts.folder, 'staged'))).toBe(false);
  });

  it('G4 holds no key in a backup of the data, and nothing but keys in the ring', async () => {
    const [newest] = await listOf(FIRST);
    const into = path.join(test.root, 'looked-at');
    await test.parts.repositories.data[FIRST]?.restore(newest?.id ?? '', into);
    const names = filesUnder(into).map((file) => path.relative(into, file).split('/')[0]);
    expect(new Set(names)).toEqual(new Set(['manifest.json', 'opname.db', 'packs']));
    const { keys } = test.parts.repositories;
    const [copy] = await keys.list();
    await keys.restore(copy?.id ?? '', path.join(test.root, 'keys'));
    const copied = filesUnder(path.join(test.root, 'keys')).map((file) => path.basename(file));
    expect(copied.toSorted()).toEqual(['keys.db', 'master.key']);
  });

  it('saves a day once', async () => {
    expect(await runBackups(test.parts)).toEqual({ saved: [], copied: 0, failures: [] });
  });

  it('goes on without a repository that does not answer, and tells of it', async () => {
    test.clock.now += DAY_MS;
    renameSync(test.folderOf('second'), `${test.folderOf('second')}-away`);
    const report = await runBackups(test.parts);
    expect(report).toMatchObject({ saved: [{ series: 'daily', repository: 'first' }], copied: 1 });
    expect(report.failures[0]?.message).toContain('"second": there is no repository; check its address, and create it');
    expect((await recordOf('second'))?.failure?.message).toBe(report.failures[0]?.message);
    expect((await test.parts.records.read()).ranAt).toBe(test.clock.now - DAY_MS);
  });

  it('brings a repository that was away up to date, and then has nothing to tell of it', async () => {
    renameSync(`${test.folderOf('second')}-away`, test.folderOf('second'));
    expect(await runBackups(test.parts)).toEqual({ saved: [], copied: 1, failures: [] });
    expect(await tagsOf(SECOND)).toEqual(['daily', 'daily', 'monthly', 'weekly']);
    expect((await recordOf('second'))?.failure).toBeUndefined();
  });

  it('takes the backup in the next repository when the first is destroyed, and fills it again once it is created anew', async () => {
    rmSync(test.folderOf('first'), { recursive: true });
    test.clock.now += DAY_MS;
    expect((await runBackups(test.parts)).saved).toEqual([{ series: 'daily', repository: 'second' }]);
    expect(await createMissing(test.parts.repositories)).toEqual(['first']);
    expect(await runBackups(test.parts)).toEqual({ saved: [], copied: 5, failures: [] });
    expect(await tagsOf(FIRST)).toEqual(['daily', 'daily', 'daily', 'monthly', 'weekly']);
  });

  it('says that a password is wrong, and saves where it is right', async () => {
    test.clock.now += DAY_MS;
    writeFileSync(path.join(test.root, 'first.password'), 'another\n');
    const { saved, failures } = await runBackups(test.parts);
    expect(saved).toEqual([{ series: 'daily', repository: 'second' }]);
    expect(failures[0]?.message).toContain('its password is wrong; put the one that it was created with');
  });

  it('G4 keeps no copy of keys beyond its days after ten days of rest, but the only one until there is another', async () => {
    const { keys } = test.parts.repositories;
    const before = await keys.list();
    expect(before.length).toBeGreaterThan(1);
    test.clock.now += 10 * DAY_MS;
    const { copies } = test.parts;
    test.parts.copies = { ...copies, keys: () => Promise.reject(new Error('the key store does not answer')) };
    const { failures } = await runBackups(test.parts);
    expect(failures.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('the key store does not answer'),
    );
    expect(await keys.list()).toEqual(before.slice(-1));
    test.parts.copies = copies;
    await runBackups(test.parts);
    expect((await keys.list()).map(({ at }) => at)).toEqual([test.clock.now]);
    expect((await recordOf('ring'))?.backups.map(({ at }) => at)).toEqual([test.clock.now]);
  });

  it('lets one run at a time', async () => {
    const unlock = takeRunLock(test.parts.folder);
    await expect(runBackups(test.parts)).rejects.toThrow('Another run has the backups in hand');
    unlock();
  });
});
