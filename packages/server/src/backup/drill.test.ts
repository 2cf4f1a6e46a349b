import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BackupFinding, BackupState } from '@opname/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, describeBackups, hasRestic, RESTIC, startTestBackups, type TestBackups } from '../../test/backups.ts';
import { keyframe } from '../../test/events.ts';
import { masterKeyOf } from '../../test/on-postgres.ts';
import { EMAIL, PASSWORD, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { declareBackups } from './backups.ts';
import { drill } from './drill.ts';

const SLOWLY = 180_000;

/** A server that takes its backups itself; each test begins where the one before has ended. */
describe.skipIf(!hasRestic)('a server with backups', { timeout: SLOWLY }, () => {
  let places: TestBackups;
  let server: TestServer;
  let recording = '';

  beforeAll(async () => {
    places = await startTestBackups();
    const file = path.join(places.root, 'backups.json');
    writeFileSync(file, JSON.stringify(describeBackups(places.root)));
    server = await startTestServer({
      backups: { file, restic: RESTIC },
      metrics: { host: '127.0.0.1', port: 0 },
    });
    const granted = await server.grant({ subject: 'Marked Subject' });
    recording = granted.recording;
    await server.upload(granted.grant, { last: true, events: keyframe(server.clock.now) });
    await server.open(recording);
  }, SLOWLY);
  afterAll(async () => {
    await server.stop();
    await places.stop();
  });

  const readState = async () => (await (await fetch(`${server.url}/v1/backups/state`)).json()) as BackupState;

  it('takes a backup when an officer asks, and tells everybody where it lies but not how to get there', async () => {
    expect((await fetch(`${server.url}/v1/backups`, { method: 'POST' })).status).toBe(401);
    expect((await server.ask('/v1/backups', 'POST')).status).toBe(201);
    await expect.poll(readState, { timeout: 90_000 }).toMatchObject({ isRunning: false, ranAt: server.clock.now });
    const state = await readState();
    expect(state.keeps).toEqual({ daily: 7, weekly: 4, monthly: 3, days: 93, keyDays: 7 });
    expect(state.places.map(({ dataCentre, continent, backups }) => [dataCentre, continent, backups])).toEqual([
      ['A1', 'EU', 3],
      ['B1', 'EU', 3],
      ['C1', 'NA', 3],
    ]);
    expect(JSON.stringify(state)).not.toContain(places.root);
    const notice = await (await fetch(`${server.url}/notices/trial?lang=en`)).text();
    expect(notice).toContain('Where backups lie');
    expect(notice).toContain('C1, Canada');
    const metrics = await (await fetch(server.metricsUrl ?? '')).text();
    expect(metrics).toContain('opname_backups{repository="third"} 3');
    expect(metrics).toContain(
      `opname_backup_newest_timestamp_seconds{repository="first"} ${Math.floor(server.clock.now / 1000)}`,
    );
    const { findings } = (await (await server.ask('/v1/backups/findings')).json()) as { findings: BackupFinding[] };
    expect(findings.map(({ cure }) => cure)).toContain('Run: opname backup drill');
  });

  it('restores the newest backup of each repository as a test, and plays a recording from it', async () => {
    server.clock.now += DAY_MS / 4;
    const file = path.join(places.root, 'backups.json');
    const { data } = server;
    const declared = declareBackups({ data, file, restic: RESTIC, now: () => server.clock.now });
    const { drilled, file: written } = await drill(declared, {
      port: 0,
      host: '127.0.0.1',
      data,
      adminEmail: EMAIL,
      adminPassword: PASSWORD,
      sites: [SITE],
      log: 'silent',
      now: () => server.clock.now,
      ...masterKeyOf(data),
    });
    const played = { recording, segments: 1, events: 2 };
    expect(drilled).toMatchObject(
      ['first', 'second', 'third'].map((repository) => ({ repository, recordings: 1, played })),
    );
    expect(JSON.parse(readFileSync(written, 'utf8'))).toMatchObject({ drilled });
    expect((await readState()).places.map(({ drilledAt }) => drilledAt)).toEqual(
      Array.from({ length: 3 }, () => server.clock.now),
    );
  });
});
