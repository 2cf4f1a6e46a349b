import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupExport } from '@opname/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyframe } from '../../../test/events.ts';
import { filesUnder } from '../../../test/files.ts';
import { masterKeyOf } from '../../../test/on-postgres.ts';
import {
  API_KEY,
  codeOf,
  createClient,
  EMAIL,
  PASSWORD,
  SITE,
  startTestServer,
  type TestServer,
} from '../../../test/test-server.ts';
import type { Config } from '../../config/config.ts';
import { startServer } from '../../main.ts';
import { assertNotRestoring } from '../restore-marker.ts';
import { importBackup } from './import-export.ts';

const PASSPHRASE = 'five words of a long list';
const DAY_MS = 24 * 60 * 60_000;

/** One export; each test begins where the one before has ended. */
describe('a full backup as one file', () => {
  let server: TestServer;
  let root: string;
  let file: string;
  let made: BackupExport;
  const recordings = { kept: '', early: '', late: '' };

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'opname-export-'));
    file = path.join(root, 'export.tar.age');
    server = await startTestServer();
    recordings.early = await record();
    await server.ask(`/v1/recordings/${recordings.early}`, 'DELETE');
    recordings.kept = await record();
    recordings.late = await record();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  async function record(): Promise<string> {
    const { recording, grant } = await server.grant();
    await server.upload(grant, { last: true, events: keyframe(server.clock.now) });
    await server.open(recording);
    return recording;
  }

  const create = async (passphrase = PASSPHRASE) => await server.ask('/v1/backups/exports', 'POST', { passphrase });
  const configOf = (name: string, changes: Partial<Config> = {}): Config => ({
    port: 0,
    host: '127.0.0.1',
    data: path.join(root, name),
    adminEmail: EMAIL,
    adminPassword: PASSWORD,
    apiKey: API_KEY,
    sites: [SITE],
    log: 'silent',
    now: () => server.clock.now,
    ...masterKeyOf(server.data),
    ...changes,
  });
  const bring = (name: string, changes: Partial<Parameters<typeof importBackup>[0]> = {}) =>
    importBackup({
      file,
      passphrase: PASSPHRASE,
      config: configOf(name),
      repositories: undefined,
      without: [],
      onStep: () => undefined,
      ...changes,
    });

  it('is for administrators, under a passphrase that is no word', async () => {
    expect(
      await codeOf(
        await fetch(`${server.url}/v1/backups/exports`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }),
      ),
    ).toBe('401 not-signed-in');
    expect(await codeOf(await create('short'))).toBe('400 invalid-request');
    expect(existsSync(path.join(server.data, 'backups', 'export'))).toBe(false);
  });

  it('is put together, written into the ledger, and downloaded once', async () => {
    const answer = await create();
    expect(answer.status).toBe(201);
    made = (await answer.json()) as BackupExport;
    expect(made).toMatchObject({ status: 'waiting', sent: 0, deleteBy: server.clock.now + 7 * DAY_MS });
    expect(await codeOf(await create())).toBe('409 export-under-way');
    const download = await server.ask(`/v1/backups/exports/${made.id}/file`);
    expect(download.headers.get('content-disposition')).toMatch(/opname-.*-delete-by-.*\.tar\.age/);
    const bytes = Buffer.from(await download.arrayBuffer());
    expect(bytes.byteLength).toBe(made.bytes);
    writeFileSync(file, bytes);
    await expect
      .poll(async () => (await (await server.ask(`/v1/backups/exports/${made.id}`)).json()) as BackupExport)
      .toMatchObject({ status: 'sent', sent: made.bytes });
    expect(await codeOf(await server.ask(`/v1/backups/exports/${made.id}/file`))).toBe('404 not-found');
    await expect.poll(() => existsSync(path.join(server.data, 'backups', 'export'))).toBe(false);
    const ledger = await (await server.ask('/v1/ledger')).text();
    expect(ledger).toContain(`"kind":"backup-exported"`);
    expect(bytes.includes('opname.db')).toBe(false);
  });

  it('is told of in the receipt of what is erased while it may still be kept', async () => {
    const answer = await server.ask(`/v1/recordings/${recordings.late}`, 'DELETE');
    const { receipt } = (await answer.json()) as { receipt: string };
    const claims = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString()) as { backups: unknown };
    expect(claims.backups).toMatchObject({ takenAway: { deleteBy: new Date(made.deleteBy).toISOString() } });
  });

  it('is not imported with another passphrase, nor cut off, nor changed, nor over an installation', async () => {
    await expect(bring('wrong', { passphrase: 'another five words of it' })).rejects.toThrow(
      'the passphrase is another one',
    );
    expect(existsSync(path.join(root, 'wrong'))).toBe(false);
    const whole = readFileSync(file);
    const cut = path.join(root, 'cut.age');
    writeFileSync(cut, whole.subarray(0, whole.byteLength - 100_000));
    await expect(bring('cut', { file: cut })).rejects.toThrow(/cut off/);
    expect(() => assertNotRestoring(path.join(root, 'cut'))).toThrow('run the same command again');
    await expect(bring('x', { config: configOf('x', { data: server.data }) })).rejects.toThrow('is not empty');
    await expect(bring('none', { file: path.join(root, 'none') })).rejects.toThrow('it is not there');
  });

  it('G3 comes back into an empty place without what was erased before it, and its recordings play', async () => {
    const brought = await bring('cut');
    expect(brought).toMatchObject({ recordings: 2, journal: 1 });
    const restored = await startServer(configOf('cut'));
    const client = createClient(() => restored.url);
    expect(await client.events(recordings.kept)).toEqual(await server.events(recordings.kept));
    expect((await client.ask(`/v1/recordings/${recordings.early}`)).status).toBe(410);
    await restored.close();
    expect(filesUnder(path.join(root, 'cut')).filter((name) => name.includes(recordings.early))).toEqual([]);
  });

  it('is not imported after its days where no journal can tell what was erased since', async () => {
    server.clock.now += 8 * DAY_MS;
    await expect(bring('late')).rejects.toThrow('was to be deleted by');
    expect(existsSync(path.join(root, 'late'))).toBe(false);
  });
});
