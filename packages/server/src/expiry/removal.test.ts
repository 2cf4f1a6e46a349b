import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Granted, type RecordingList } from '@opname/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyframe, scroll } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const DAY_MS = 24 * 60 * 60_000;
const ROUND_MS = 20;
const RETENTION_MS = SITE.notice.retentionDays * DAY_MS;
/** What PostgreSQL frees it overwrites later; see docs/decisions/0022. */
const isOnPostgres = process.env.OPNAME_TEST_DATABASE_URL !== undefined;
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ roundMs: ROUND_MS });
});
afterEach(() => server.stop());

const onDisk = (bytes: Buffer | string) => filesUnder(server.data).some((file) => readFileSync(file).includes(bytes));
const blobsOnDisk = () => filesUnder(path.join(server.data, 'packs'));

/** A recording of which one page is packed and another still waits. */
async function record(subject: string): Promise<Granted> {
  const granted = await server.grant({ subject });
  await server.upload(granted.grant, { last: true, events: keyframe(server.clock.now) });
  await server.open(granted.recording);
  await server.upload(granted.grant, { events: keyframe(server.clock.now) });
  return granted;
}

test.skipIf(isOnPostgres)(
  'past its expiry nothing of a recording can be read, and the sweeper removes all of it',
  async () => {
    const { recording, until } = await record('Marked Subject');
    const kept = await server.grant({ subject: 'kept', trialStart: server.clock.now });
    expect(onDisk('Marked Subject')).toBe(true);
    expect((await server.open(recording)).expiresAt).toBe(until + RETENTION_MS);

    server.clock.now = until + RETENTION_MS;
    expect(await codeOf(await server.ask(`/v1/recordings/${recording}`))).toBe('410 recording-expired');
    expect(await codeOf(await server.ask(`/v1/recordings/${recording}/segments/x`))).toBe('410 recording-expired');
    expect(await codeOf(await server.ask(`/v1/recordings/${recording}/export?format=rrweb`))).toBe(
      '410 recording-expired',
    );
    expect(((await (await server.ask('/v1/recordings')).json()) as RecordingList).recordings).toEqual([]);
    await expect.poll(() => onDisk('Marked Subject'), { timeout: 12_000 }).toBe(false);
    expect(blobsOnDisk()).toEqual([]);
    expect(await codeOf(await server.ask(`/v1/recordings/${kept.recording}`))).toBe('410 recording-expired');
  },
);

test.skipIf(isOnPostgres)('an erasure leaves no byte of the recording on disk, and no key', async () => {
  const { recording, grant } = await record('Marked Subject');
  const [blob] = blobsOnDisk();
  const sealed = readFileSync(blob ?? '').subarray(0, 100);
  expect(onDisk(sealed)).toBe(true);

  const response = await erase(recording, grant);
  expect(response.status).toBe(200);
  expect(onDisk(sealed)).toBe(false);
  expect(onDisk('Marked Subject')).toBe(false);
  expect(blobsOnDisk()).toEqual([]);
  expect(readFileSync(path.join(server.data, 'keys', 'keys.db')).includes(recording)).toBe(false);
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}`))).toBe('410 recording-erased');
});

/** Tables that still name the recording anywhere in a row, by a copy, because the server keeps the file to itself. */
function tablesNaming(recording: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-copy-'));
  for (const file of filesUnder(server.data).filter((name) => /opname\.db(-wal)?$/.test(name)))
    copyFileSync(file, path.join(folder, path.basename(file)));
  const database = new DatabaseSync(path.join(folder, 'opname.db'));
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const found = tables
    .map(({ name }) => String(name))
    .filter((name) => JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()).includes(recording));
  database.close();
  rmSync(folder, { recursive: true });
  return found.toSorted();
}

test.skipIf(isOnPostgres)(
  'E3 an erasure leaves nothing made from the recording in any table, but what proves it',
  async () => {
    const { recording, grant } = await record('Marked Subject');
    await (await server.ask(`/v1/recordings/${recording}/export?format=rrweb`)).text();
    expect(tablesNaming(recording)).toEqual(
      expect.arrayContaining(['blobs', 'chunks', 'pages', 'recordings', 'segments']),
    );
    expect((await erase(recording, grant)).status).toBe(200);
    expect(tablesNaming(recording)).toEqual(['ledger', 'removals', 'watch_log']);
  },
);

function erase(recording: string, token: string): Promise<Response> {
  return fetch(`${server.url}/v1/recordings/${recording}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
}

test('an erasure may be asked for again, and of nothing else', async () => {
  const { recording, grant } = await record('a');
  const other = await record('b');
  expect(await codeOf(await erase(other.recording, grant))).toBe('403 grant-of-another-recording');
  expect(await codeOf(await erase(recording, 'no key of ours'.replaceAll(' ', '-')))).toBe('401 not-signed-in');
  expect((await erase(recording, grant)).status).toBe(200);
  expect((await erase(recording, grant)).status).toBe(200);
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  expect(await codeOf(await server.ask(`/v1/recordings/${randomUUID()}`, 'DELETE'))).toBe('404 unknown-recording');
  expect((await server.open(other.recording)).events).toBe(4);
});

test('erasing while chunks arrive leaves nothing of them', async () => {
  const { recording, grant } = await record('racing');
  const uploads = Array.from({ length: 20 }, (_, index) =>
    server.upload(grant, { events: [...keyframe(server.clock.now), scroll(server.clock.now, index)] }),
  );
  const erased = erase(recording, grant);
  const late = Array.from({ length: 20 }, () => server.upload(grant, { events: keyframe(server.clock.now) }));
  expect((await erased).status).toBe(200);
  const statuses = (await Promise.all([...uploads, ...late])).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 201 && status !== 410)).toEqual([]);
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-erased');
  expect(onDisk('racing')).toBe(false);
});

test('a recording that was erased stays erased over a restart', async () => {
  const { recording, grant } = await record('a');
  await erase(recording, grant);
  await server.restart();
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-erased');
});
