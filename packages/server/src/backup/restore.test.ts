import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, hasRestic, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { filesUnder } from '../../test/files.ts';
import { createRemover } from '../expiry/remover.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createBlobSweeper } from '../pack/blob-sweeper.ts';
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

  const remove = (recording: string, why: 'erased' | 'expired') =>
    createRemover({
      ...test.stores,
      ledger: createLedger(test.stores.database),
      sweeper: createBlobSweeper(test.stores.database, test.stores.blobs),
      now: () => test.clock.now,
      onFailure: (error) => {
        throw error;
      },
    }).remove(recording, why);

  const options = (changes: Partial<RestoreOptions> = {}): RestoreOptions => ({
    data: path.join(test.root, 'restored'),
    repositories: test.parts.repositories,
    without: [],
    now: () => test.clock.now,
    onStep: (step) => steps.push(step),
    ...changes,
  });
  let steps: string[] = [];

  beforeAll(async () => {
    test = await startTestBackups();
    const late = test.clock.now + 30 * DAY_MS;
    recordings.early = await record(late);
    await remove(recordings.early, 'erased');
    recordings.kept = await record(late);
    recordings.erased = await record(late);
    recordings.expired = await record(test.clock.now + DAY_MS);
    await runBackups(test.parts);
    test.clock.now += DAY_MS / 2;
    await remove(recordings.erased, 'erased');
    await shipJournal(test.parts);
    test.clock.now += DAY_MS;
  }, SLOWLY);
  afterAll(() => test.stop());

  it('overwrites no installation', async () => {
    const before = filesUnder(test.data).length;
    await expect(restoreBackup(options({ data: test.data }))).rejects.toThrow(
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
    expect(() => assertNotRestoring(cutOff.data)).toThrow('run the same opname backup restore again');
    writeFileSync(path.join(cutOff.data, 'left.db'), randomBytes(10));
  });

  it('G3 brings back what was kept and nothing that was erased or has expired, from the second repository alone', async () => {
    steps = [];
    const report = await restoreBackup(options({ from: 'second', without: ['first', 'third'] }));
    expect(report).toMatchObject({ repository: 'second', journal: 2, removed: 1, recordings: 1 });
    expect(report.manifest.rows.recordings).toBe(3);
    expect(steps.map((step) => step.split(',')[0])).toEqual(['data', 'keys', 'journal of removals', 'verification']);
    const { data } = options();
    expect(() => assertNotRestoring(data)).not.toThrow();
    expect(existsSync(path.join(data, 'left.db'))).toBe(false);
    const stores = await openStores({ data });
    const ids = await stores.database.query.selectFrom('recordings').select('id').execute();
    expect(ids).toEqual([{ id: recordings.kept }]);
    expect(await stores.keys.read(recordings.kept)).toBeDefined();
    expect(await stores.keys.read(recordings.erased)).toBeUndefined();
    expect(await stores.keys.read(recordings.expired)).toBeUndefined();
    const removals = (await stores.copies?.removals()) ?? [];
    expect(new Set(removals.map(({ recording }) => recording))).toEqual(
      new Set([recordings.early, recordings.erased, recordings.expired]),
    );
    await stores.close();
    const names = filesUnder(data).join();
    expect(names).toContain(recordings.kept);
    expect([recordings.erased, recordings.expired].filter((gone) => names.includes(gone))).toEqual([]);
  });

  it('says that there is no such backup, and touches nothing', async () => {
    const data = path.join(test.root, randomUUID());
    await expect(restoreBackup(options({ data, backup: 'zzz' }))).rejects.toThrow('opname backup list');
    expect(existsSync(data)).toBe(false);
  });
});
