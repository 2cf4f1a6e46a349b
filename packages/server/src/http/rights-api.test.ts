import { randomUUID } from 'node:crypto';
import type { AccountList, ChunkHeld, Granted, LedgerLine, LedgerState, StateChanged } from '@opname/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { API_KEY, codeOf, startTestServer, type TestServer } from '../../test/test-server.ts';

const MINUTE_MS = 60_000;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Change = 'pause' | 'resume' | 'stop';

const change = (recording: string, what: Change, token: string, body: unknown = { how: 'indicator' }) =>
  fetch(`${server.url}/v1/recordings/${recording}/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const statusOf = async (response: Promise<Response>) => ((await (await response).json()) as StateChanged).status;

const read = async ({ recording, grant }: Granted) =>
  await fetch(`${server.url}/v1/recordings/${recording}/status`, { headers: { authorization: `Bearer ${grant}` } });

async function eventsOf(recording: string): Promise<{ kind: string; how: unknown; by: unknown }[]> {
  const text = await (await server.ask('/v1/ledger')).text();
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerLine);
  return lines.flatMap((line) => {
    if ('checkpoint' in line) return [];
    const body = JSON.parse(line.body) as { recording?: string; how: unknown; by: unknown };
    return body.recording === recording ? [{ kind: line.kind, how: body.how, by: body.by }] : [];
  });
}

it('D1 pauses and resumes: no page begins meanwhile, and what was done meanwhile is left out', async () => {
  const granted = await server.grant();
  const { grant, recording } = granted;
  const page = randomUUID();
  const start = server.clock.now;
  await server.upload(grant, { page, events: [...keyframe(start), scroll(start + 1, 1)] });

  server.clock.now = start + MINUTE_MS;
  expect(await statusOf(change(recording, 'pause', grant))).toBe('paused');
  expect(await statusOf(change(recording, 'pause', grant))).toBe('paused');
  const events = [scroll(start + 2, 2), scroll(start + MINUTE_MS + 5, 3)];
  const late = await server.upload(grant, { page, sequence: 1, last: true, events });
  expect((await late.json()) as ChunkHeld).toMatchObject({ held: 1, status: 'paused' });
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-paused');
  expect(await (await read(granted)).json()).toMatchObject({ status: 'paused', until: granted.until });

  server.clock.now = start + 2 * MINUTE_MS;
  expect(await statusOf(change(recording, 'resume', grant))).toBe('recording');
  const { now } = server.clock;
  const next = await server.upload(grant, { last: true, events: [...keyframe(now), scroll(now + 1, 4)] });
  expect((await next.json()) as ChunkHeld).toMatchObject({ status: 'recording' });
  expect(scrollsOf(await server.events(recording))).toEqual([1, 2, 4]);
  expect((await server.open(recording)).pauses).toEqual([{ from: start + MINUTE_MS, to: now }]);
  expect((await eventsOf(recording)).map(({ kind }) => kind)).toEqual(['given', 'paused', 'resumed']);
});

it('E4 stops and keeps: what open pages still hold is taken, then nothing more, and a new yes goes on', async () => {
  const subject = 'stops';
  const { grant, recording } = await server.grant({ subject });
  const page = randomUUID();
  const start = server.clock.now;
  await server.upload(grant, { page, events: [...keyframe(start), scroll(start, 1)] });
  server.clock.now = start + MINUTE_MS;
  const stopped = (await (await change(recording, 'stop', grant, { how: 'panel' })).json()) as StateChanged;
  expect(stopped).toMatchObject({ status: 'stopped', receipt: expect.any(String) as string });
  expect(await codeOf(await server.upload(grant))).toBe('410 recording-stopped');
  const events = [scroll(start + 2, 2), scroll(server.clock.now + 1, 3)];
  expect((await server.upload(grant, { page, sequence: 1, last: true, events })).status).toBe(201);
  expect(await codeOf(await server.upload(grant, { page, sequence: 2 }))).toBe('410 recording-stopped');
  expect(await codeOf(await server.upload(grant, { page, sequence: 0, body: new Uint8Array(3) }))).toBe(
    '400 invalid-chunk',
  );
  expect(await codeOf(await change(recording, 'resume', grant))).toBe('410 recording-stopped');
  expect(scrollsOf(await server.events(recording))).toEqual([1, 2]);

  const again = await server.grant({ subject });
  expect(again.recording).toBe(recording);
  expect(await (await read(again)).json()).toMatchObject({ status: 'recording' });
  const now = server.clock.now + 10;
  server.clock.now = now;
  await server.upload(grant, { last: true, events: [...keyframe(now), scroll(now, 9)] });
  expect(scrollsOf(await server.events(recording))).toEqual([1, 2, 9]);
});

it('A5 leaves out what was done before the consent', async () => {
  const { grant, recording } = await server.grant();
  const { now } = server.clock;
  await server.upload(grant, { last: true, events: [...keyframe(now - 1), ...keyframe(now), scroll(now, 1)] });
  const { index } = await server.open(recording);
  expect(index[0]?.dropped).toMatchObject({ 'outside-window': 2 });
});

it('D2 ends with the window by the clock of the server', async () => {
  const granted = await server.grant({ subject: 'window', trialStart: server.clock.now });
  const { grant, recording, until } = granted;
  server.clock.now = until;
  expect(await (await read(granted)).json()).toMatchObject({ status: 'ended', now: until });
  expect(await codeOf(await change(recording, 'pause', grant))).toBe('410 window-over');
  expect(await codeOf(await server.consent({ subject: 'window' }))).toBe('410 window-over');
});

it('D2 keeps no event from after the window, whatever clock the page had', async () => {
  const { grant, recording, until } = await server.grant({ trialStart: server.clock.now });
  const page = randomUUID();
  const start = server.clock.now;
  await server.upload(grant, { page, events: [...keyframe(start), scroll(start + 1, 1)] });
  server.clock.now = until - 1;
  const late = [
    scroll(until - 1, 2),
    scroll(until, 3),
    scroll(until + 24 * 60 * MINUTE_MS, 4),
    scroll(start - MINUTE_MS, 5),
  ];
  await server.upload(grant, { page, sequence: 1, last: true, events: late });
  expect(scrollsOf(await server.events(recording))).toEqual([1, 2]);
});

it('G5 lets the helpdesk stop and erase, and writes down who did', async () => {
  const { recording } = await server.grant();
  expect(await statusOf(change(recording, 'stop', API_KEY, { how: 'panel' }))).toBe('stopped');
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  expect(await eventsOf(recording)).toEqual([
    { kind: 'given', how: 'notice', by: 'participant' },
    { kind: 'stopped', how: 'helpdesk', by: 'API key OPNAME_API_KEY' },
    { kind: 'erased', how: 'helpdesk', by: 'API key OPNAME_API_KEY' },
  ]);
});

it('refuses what is forged, foreign or unknown, and changes nothing', async () => {
  const granted = await server.grant();
  const other = await server.grant();
  expect(await codeOf(await change(granted.recording, 'stop', other.grant))).toBe('403 grant-of-another-recording');
  expect(await codeOf(await change(granted.recording, 'stop', `${granted.grant}x`))).toBe('401 bad-grant');
  expect(await codeOf(await change(granted.recording, 'stop', 'x'))).toBe('401 not-signed-in');
  expect(await codeOf(await change(granted.recording, 'stop', granted.grant, { how: 'x' }))).toBe(
    '400 invalid-request',
  );
  expect(await codeOf(await change(randomUUID(), 'stop', API_KEY))).toBe('404 unknown-recording');
  expect(await (await read(granted)).json()).toMatchObject({ status: 'recording' });
  expect(await eventsOf(granted.recording)).toHaveLength(1);
});

it('C1 lets the owner of an account forbid recordings for all of it, and allow nobody', async () => {
  const put = (account: string, body: unknown) =>
    fetch(`${server.url}/v1/accounts/trial/${account}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const running = await server.grant({ subject: 'running', account: 'acme' });
  await server.upload(running.grant, { last: true, events: keyframe(server.clock.now) });
  server.clock.now += 1;
  const elsewhere = await server.grant({ subject: 'elsewhere', account: 'other' });
  expect((await put('acme', { forbidden: true, by: 'its owner' })).status).toBe(200);
  expect(await codeOf(await server.consent({ subject: 'new', account: 'acme' }))).toBe('403 recording-forbidden');
  expect(await codeOf(await server.consent({ subject: 'running', account: 'acme' }))).toBe('403 recording-forbidden');
  expect(await (await read(running)).json()).toMatchObject({ status: 'stopped' });
  expect((await server.open(running.recording)).events).toBe(2);
  expect(await (await read(elsewhere)).json()).toMatchObject({ status: 'recording' });
  const { accounts } = (await (await server.ask('/v1/accounts?site=trial')).json()) as AccountList;
  expect(accounts).toMatchObject([{ site: 'trial', account: 'acme', forbidden: true, by: 'its owner' }]);

  expect((await put('acme', { forbidden: false, by: 'its owner' })).status).toBe(200);
  expect((await server.consent({ subject: 'new', account: 'acme' })).status).toBe(201);
  expect(await (await read(running)).json()).toMatchObject({ status: 'stopped' });
  const nowhere = await fetch(`${server.url}/v1/accounts/nowhere/a`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ forbidden: true, by: 'x' }),
  });
  expect(await codeOf(nowhere)).toBe('404 unknown-site');
});

it('F1 verifies the ledger in the background and says so', async () => {
  const other = await startTestServer({ ledgerRoundMs: 20 });
  await other.grant();
  const state = async () => (await (await other.ask('/v1/ledger/state')).json()) as LedgerState;
  await expect.poll(async () => (await state()).checkpointAt).not.toBeNull();
  expect(await state()).toMatchObject({ ok: true, size: 2 });
  await other.stop();
});
