import { randomUUID } from 'node:crypto';
import type { RecordingDetails } from '@opname/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyframe, scroll } from '../../test/events.ts';
import { createAccounts, signIn } from '../../test/staff-account.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { createChainCheck } from '../ledger/verify-chain.ts';
import { createWatchLog, type WatchEntry } from './watch-log.ts';

const STRICT = { ...SITE, key: 'strict', askReason: true };
/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;

let server: TestServer;
let expert: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, STRICT] });
  await createAccounts(server, ['expert']);
  expert = await signIn(server, 'expert');
}, HOOK_MS);
afterAll(() => server.stop(), HOOK_MS);

async function record(site = 'trial'): Promise<string> {
  const { grant, recording } = await server.grant({ site, notice: SITE.notice.hash });
  await server.upload(grant, {
    page: randomUUID(),
    last: true,
    events: [...keyframe(server.clock.now), scroll(server.clock.now + 1, 9)],
  });
  return recording;
}

const as = (headers: Record<string, string>, address: string, init: RequestInit = {}) =>
  fetch(server.url + address, { ...init, headers: { ...headers, 'content-type': 'application/json' } });
const note = (recording: string, from: number, to: number) =>
  as(expert, `/v1/recordings/${recording}/watched`, { method: 'POST', body: JSON.stringify({ from, to }) });

/** What the log says, read while the server rests. */
async function readLog(recording: string): Promise<WatchEntry[]> {
  let entries: WatchEntry[] = [];
  await server.restart(async () => {
    const stores = await server.openStores();
    const log = createWatchLog(stores.database, Date.now);
    entries = await log.listOf(recording);
    const check = createChainCheck();
    const problems = (await log.chain.list(0, 10_000)).map((entry) => check.add(entry));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
    await stores.close();
  });
  return entries;
}

const whatOf = (entries: readonly WatchEntry[]) => entries.map(({ what }) => what);

it('G6 writes down who opened a recording, once for each sitting', async () => {
  const recording = await record();
  await as(expert, `/v1/recordings/${recording}`);
  await as(expert, `/v1/recordings/${recording}`);
  await server.ask(`/v1/recordings/${recording}`);
  server.clock.now += 31 * 60_000;
  await as(expert, `/v1/recordings/${recording}`);
  const entries = await readLog(recording);
  expect(entries.map(({ what, watcher }) => `${watcher.role} ${what}`)).toEqual([
    'expert opened',
    'admin opened',
    'expert opened',
  ]);
  expect(entries[0]).toMatchObject({ site: 'trial', recording });
  expect(JSON.stringify(entries)).not.toContain('@');
});

it('G6 writes down who reads a segment without having opened its recording', async () => {
  const recording = await record();
  const { index } = (await (await server.ask(`/v1/recordings/${recording}`)).json()) as RecordingDetails;
  const segment = index[0]?.segments[0]?.id ?? '';
  expect((await as(expert, `/v1/recordings/${recording}/segments/${segment}`)).status).toBe(200);
  expect((await readLog(recording)).map(({ watcher, what }) => `${watcher.role} ${what}`)).toContain('expert opened');
});

it('G6 writes down each export', async () => {
  const recording = await record();
  await server.events(recording);
  await server.events(recording);
  expect(whatOf(await readLog(recording))).toEqual(['exported', 'exported']);
});

it('G6 writes down which stretches were watched, and opening by whoever only says that they watched', async () => {
  const recording = await record();
  const { now } = server.clock;
  expect((await note(recording, now, now + 30_000)).status).toBe(204);
  expect((await note(recording, now + 30_000, now + 60_000)).status).toBe(204);
  expect(await readLog(recording)).toMatchObject([
    { what: 'opened' },
    { what: 'watched', from: now, to: now + 30_000 },
    { what: 'watched', from: now + 30_000, to: now + 60_000 },
  ]);
  expect(await codeOf(await note(recording, now, now))).toBe('400 invalid-request');
  expect(await codeOf(await note(recording, -1, now))).toBe('400 invalid-request');
});

it('G6 asks for a reason where the site wants one, before anything is read', async () => {
  const recording = await record('strict');
  const address = `/v1/recordings/${recording}`;
  expect(await codeOf(await as(expert, address))).toBe('422 reason-needed');
  expect(await codeOf(await as(expert, `${address}/segments/x`))).toBe('422 reason-needed');
  expect(await codeOf(await note(recording, 1, 2))).toBe('422 reason-needed');
  expect(await codeOf(await as(expert, `${address}/export?format=rrweb`))).toBe('422 reason-needed');
  expect(await codeOf(await as(expert, `${address}?why=%20`))).toBe('422 reason-needed');
  expect((await as(expert, `${address}?why=sign-up%20study`)).status).toBe(200);
  expect((await as(expert, address)).status).toBe(200);
  expect((await as(expert, `${address}?why=another`)).status).toBe(200);
  expect(await readLog(recording)).toMatchObject([
    { what: 'opened', why: 'sign-up study' },
    { what: 'opened', why: 'another' },
  ]);
});

it('G6 writes nothing down of what nobody may see', async () => {
  const recording = randomUUID();
  expect(await codeOf(await as(expert, `/v1/recordings/${recording}`))).toBe('404 unknown-recording');
  expect(await readLog(recording)).toEqual([]);
});

it('G6 sends nothing where the log cannot be written', async () => {
  const recording = await record();
  await server.restart(async () => {
    const stores = await server.openStores();
    // As a disk that fails would: the table cannot be written, the rest can.
    await stores.database.query.schema.alterTable('watch_log').renameTo('watch_log_gone').execute();
    await stores.close();
  });
  const answers = await Promise.all(
    ['', '/segments/x', '/export?format=rrweb'].map((rest) => server.ask(`/v1/recordings/${recording}${rest}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  await server.restart(async () => {
    const stores = await server.openStores();
    await stores.database.query.schema.alterTable('watch_log_gone').renameTo('watch_log').execute();
    await stores.close();
  });
});

it('G6 keeps the log of a recording that is gone, which names nobody who was recorded', async () => {
  const { grant, recording } = await server.grant({ subject: 'Marked Subject' });
  await server.upload(grant, { last: true, events: keyframe(server.clock.now, 'Marked Content') });
  await as(expert, `/v1/recordings/${recording}`);
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  const entries = await readLog(recording);
  expect(whatOf(entries)).toContain('opened');
  expect(JSON.stringify(entries)).not.toContain('Marked');
});

it('G6 lets nobody change or remove an entry by the store', async () => {
  await server.restart(async () => {
    const stores = await server.openStores();
    const { query } = stores.database;
    await expect(query.updateTable('watch_log').set({ at: 1 }).execute()).rejects.toThrow('only ever appended');
    await expect(query.deleteFrom('watch_log').execute()).rejects.toThrow('only ever appended');
    await stores.close();
  });
});
