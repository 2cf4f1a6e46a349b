import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, hasRestic, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { filesUnder } from '../../test/files.ts';
import { EMAIL, PASSWORD, SITE } from '../../test/test-server.ts';
import type { Config } from '../config/config.ts';
import { openStores } from '../stores.ts';
import { runBackups } from './run-backups.ts';
import { restoreBackup, type RestoreOptions } from './restore.ts';
import { assertNotRestoring } from './restore-marker.ts';
import { shipJournal } from './ship-journal.ts';

const SLOWLY = 120_000;

/** One disaster; each test begins where the one before has ended. */
describe.skipIf(!hasRestic)('a restore', { timeout: SLOWLY }, () => {
  let test: TestBackups;
  const recordings = { kept: '', erased: '', expired: '', early: '' };

  /** Of a recording that is to last, as opposed to those of `NOW`, which have expired long ago by this clock. */
  async function record(expiresAt: number): Promise<string> {
    const recording = await test.record();
    const { query } = test.stores.database;
    await query.updateTable('recordings').set({ expires_at: expiresAt }).where('id', '=', recording).execute();
    return recording;
  }

  /** The wish is in the journal before anything else is done. */
  const wish = (recording: string) =>
    test.stores.journal.append({ recording, site: 'trial', why: 'erased', said_by: 'participant', at: test.clock.now });

  const options = (changes: Partial<RestoreOptions> = {}): RestoreOptions => ({
    config: configOf(path.join(test.root, 'restored')),
    repositories: test.parts.repositories,
    without: [],
    onStep: (step) => steps.push(step),
    ...changes,
  });
  const configOf = (data: string): Config => ({
    port: 0,
    host: '127.0.0.1',
    data,
    adminEmail: EMAIL,
    adminPassword: PASSWORD,
    sites: [SITE],
    log: 'silent',
    now: () => test.clock.now,
  });
  let steps: string[] = [];

  beforeAll(async () => {
    test = await startTestBackups();
    const late = test.clock.now + 30 * DAY_MS;
    recordings.early = await record(late);
    await wish(recordings.early);
    recordings.kept = await record(late);
    recordings.erased = await record(late);
    recordings.expired = await record(test.clock.now + DAY_MS);
    await runBackups(test.parts);
    test.clock.now += DAY_MS / 2;
    await wish(recordings.erased);
    await shipJournal(test.parts);
    test.clock.now += DAY_MS;
  }, SLOWLY);
  afterAll(() => test.stop());

  it('overwrites no installation', async () => {
    const before = filesUnder(test.data).length;
    await expect(restoreBackup(options({ config: configOf(test.data) }))).rejects.toThrow(
      'is not empty, and a restore overwrites nothing',
    );
    expect(filesUnder(test.data)).toHaveLength(before);
  });

  it('is refused while a repository does not answer that may know of more erasures', async () => {
    const right = readFileSync(path.join(test.root, 'third.password'));
    writeFileSync(path.join(test.root, 'third.password'), 'wrong\n');
    await expect(restoreBackup(options())).rejects.toThrow('restore with --without third');
    expect(existsSync(path.join(test.root, 'restored'))).toBe(false);
    writeFileSync(path.join(test.root, 'third.password'), right);
  });

  it('serves nothing before its end, and begins anew when it was cut off', async () => {
    const keys = {
      ...test.parts.repositories.keys,
      restore: () => Promise.reject(new Error('the process ended here')),
    };
    const cutOff = options({ repositories: { ...test.parts.repositories, keys } });
    await expect(restoreBackup(cutOff)).rejects.toThrow('the process ended here');
    expect(() => assertNotRestoring(cutOff.config.data)).toThrow('run the same command again');
    writeFileSync(path.join(cutOff.config.data, 'left.db'), randomBytes(10));
  });

  it('G3 brings back what was kept and nothing that was erased or has expired, from the second repository alone', async () => {
    steps = [];
    const report = await restoreBackup(options({ from: 'second', without: ['first', 'third'] }));
    expect(report).toMatchObject({ repository: 'second', journal: 2, recordings: 1 });
    expect(report.manifest.rows.recordings).toBe(4);
    expect(steps.map((step) => step.split(',')[0])).toEqual(['data', 'keys', 'journal of removals', 'verification']);
    const { data } = options().config;
    expect(() => assertNotRestoring(data)).not.toThrow();
    expect(existsSync(path.join(data, 'left.db'))).toBe(false);
    const stores = await openStores({ data });
    const ids = await stores.database.query.selectFrom('recordings').select('id').execute();
    expect(ids).toEqual([{ id: recordings.kept }]);
    expect(await stores.keys.read(recordings.kept)).toBeDefined();
    expect(await stores.keys.read(recordings.erased)).toBeUndefined();
    expect(await stores.keys.read(recordings.expired)).toBeUndefined();
    const removals = await stores.copies.removals();
    expect(new Set(removals.map(({ recording }) => recording))).toEqual(
      new Set([recordings.early, recordings.erased, recordings.expired]),
    );
    await stores.close();
    const names = filesUnder(data).join();
    expect(names).toContain(recordings.kept);
    expect([recordings.early, recordings.erased, recordings.expired].filter((gone) => names.includes(gone))).toEqual(
      [],
    );
  });

  it('says that there is no such backup, and touches nothing', async () => {
    const data = path.join(test.root, randomUUID());
    await expect(restoreBackup(options({ config: configOf(data), backup: 'zzz' }))).rejects.toThrow(
      'opname backup list',
    );
    expect(existsSync(data)).toBe(false);
  });
});
