/** Each step of a backup, of its copies, of what is forgotten and of a restore, killed once: alone and with its caller. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, describeBackups, hasRestic, RESTIC, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { declareBackups } from './backups.ts';
import { compareWithManifest } from './manifest.ts';
import type { Restic } from './restic.ts';
import { assertNotRestoring, isRestoring } from './restore-marker.ts';
import { runBackups } from './run-backups.ts';
import { ofSeries } from './series.ts';

const TEST = path.join(import.meta.dirname, '..', '..', 'test');
const KILLING = path.join(TEST, 'killing-restic.sh');

const CASES = ['snapshots', 'backup', 'copy', 'forget'].flatMap((command) => [
  { command, whom: 'restic', seconds: '0.05' },
  { command, whom: 'all', seconds: '0.12' },
]);

/** Every backup that is listed can be read as a whole and is what its manifest says. */
async function assertWhole(root: string, restic: Restic | undefined): Promise<number[]> {
  if (!restic) throw new Error('There is no such repository');
  await restic.check();
  const listed = await restic.list();
  const [newest] = ['daily', 'weekly', 'monthly']
    .flatMap((series) => listed.filter(({ tags }) => tags.includes(series)))
    .toSorted((a, b) => b.at - a.at);
  const into = path.join(root, 'looked-at');
  await restic.restore(newest?.id ?? '', into);
  expect(await compareWithManifest(into)).toEqual([]);
  rmSync(into, { recursive: true });
  return (['daily', 'weekly', 'monthly'] as const).map((series) => ofSeries(listed, series).length);
}

describe.skipIf(!hasRestic)('a run that is killed', () => {
  let test: TestBackups;
  let template: string;
  let now: number;

  /** Eight days of backups, of which the next run adds one and forgets one everywhere. */
  beforeAll(async () => {
    test = await startTestBackups();
    await test.record(200_000);
    for (let day = 0; day < 8; day++) {
      await runBackups(test.parts);
      test.clock.now += DAY_MS;
    }
    const erased = await test.record();
    const { journal } = test.stores;
    await journal.append({ recording: erased, site: 'trial', why: 'erased', said_by: 'server', at: test.clock.now });
    await test.record(200_000);
    now = test.clock.now;
    await test.stores.close();
    template = test.root;
  });
  afterAll(() => test.stop());

  function place(): { root: string; run: (command: string) => { status: number | null; stderr: string } } {
    const root = mkdtempSync(path.join(tmpdir(), 'opname-killed-'));
    cpSync(template, root, { recursive: true });
    writeFileSync(path.join(root, 'backups.json'), JSON.stringify(describeBackups(root)));
    const script = path.join(TEST, 'backup-once.ts');
    const run = (command: string) =>
      spawnSync('node', ['--conditions=opname-source', script, command, root, String(now), KILLING], {
        encoding: 'utf8',
      });
    return { root, run };
  }

  const declare = (root: string) =>
    declareBackups({
      data: path.join(root, 'data'),
      file: path.join(root, 'backups.json'),
      restic: RESTIC,
      now: () => now,
    });

  it.each(CASES)('in the midst of $command, $whom, leaves nothing half done, and the next mends it', async (kill) => {
    const { root, run } = place();
    writeFileSync(path.join(root, 'kill-at'), `${kill.command} ${kill.whom} ${kill.seconds}\n`);
    const killed = run('run');
    expect(existsSync(path.join(root, 'kill-at'))).toBe(false);
    expect(killed.status).not.toBe(0);
    const declared = declare(root);
    const { repositories } = declared;
    for (const restic of repositories.data) await assertWhole(root, restic);
    expect(run('run')).toMatchObject({ status: 0, stderr: '' });
    for (const restic of repositories.data) expect(await assertWhole(root, restic)).toEqual([7, 2, 1]);
    const broken = (await declared.doctor())
      .map(({ cause }) => cause)
      .filter((cause) => !/drill|read as a whole/.test(cause));
    expect(broken).toEqual([]);
    rmSync(root, { recursive: true });
  });

  it.each([
    { whom: 'restic', seconds: '0.05' },
    { whom: 'all', seconds: '0.15' },
  ])(
    'in the midst of a restore, $whom, lets nothing be served until the same has come to its end',
    ({ whom, seconds }) => {
      const { root, run } = place();
      expect(run('run').status).toBe(0);
      writeFileSync(path.join(root, 'kill-at'), `restore ${whom} ${seconds}\n`);
      expect(run('restore').status).not.toBe(0);
      const restored = path.join(root, 'restored');
      expect(isRestoring(restored)).toBe(true);
      expect(() => assertNotRestoring(restored)).toThrow('run the same command again');
      const again = run('restore');
      expect(again).toMatchObject({ status: 0, stderr: '' });
      expect(isRestoring(restored)).toBe(false);
      rmSync(root, { recursive: true });
    },
  );
});
