import { randomUUID } from 'node:crypto';
import type { ParticipantOverview, RecordingDetails, ShareList, ShareMade, ShareOpened } from '@opname/protocol';
import type { Static } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
const ASKS = { ...SITE, key: 'asks', askReason: true };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, ASKS] });
}, HOOK_MS);
afterAll(() => server.stop(), HOOK_MS);

interface Recorded {
  recording: string;
  grant: string;
  /** Where each of its two pages begins. */
  starts: [number, number];
}

/** Two pages a minute apart, which are two segments. */
async function record(site = SITE.key): Promise<Recorded> {
  const { grant, recording } = await server.grant({ site });
  const first = server.clock.now;
  await server.upload(grant, { page: randomUUID(), last: true, events: keyframe(first) });
  server.clock.now += 60_000;
  const second = server.clock.now;
  await server.upload(grant, { page: randomUUID(), last: true, events: keyframe(second) });
  return { recording, grant, starts: [first, second] };
}

const sharesOf = (recording: string) => `/v1/recordings/${recording}/shares`;
const share = (recording: string, wish: object) => server.ask(sharesOf(recording), 'POST', { name: 'Design', ...wish });
const made = async (recording: string, wish: object = {}) => (await (await share(recording, wish)).json()) as ShareMade;
const open = (token: string, password?: string) =>
  server.ask('/v1/shared/sessions', 'POST', { token, ...(password !== undefined && { password }) });
const tokenOf = ({ url }: ShareMade) => new URL(url).hash.slice(1);

async function enter(of: ShareMade, password?: string) {
  const { session } = (await (await open(tokenOf(of), password)).json()) as ShareOpened;
  const headers = { authorization: `Bearer ${session}`, 'content-type': 'application/json' };
  return (address: string, body?: object) =>
    fetch(server.url + address, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
}

test('a link shows its recording and no other, without an account and without who was recorded', async () => {
  const { recording } = await record();
  const other = await record();
  const ask = await enter(await made(recording));
  const details = (await (await ask(`/v1/recordings/${recording}`)).json()) as RecordingDetails;
  expect(details.index).toHaveLength(2);
  expect(details.subject).toBe('');
  const segment = details.index[0]?.segments[0]?.id;
  expect((await ask(`/v1/recordings/${recording}/segments/${segment}`)).status).toBe(200);
  expect(await codeOf(await ask(`/v1/recordings/${other.recording}`))).toBe('404 unknown-recording');
  expect(await codeOf(await ask('/v1/recordings'))).toBe('401 not-signed-in');
  expect(await codeOf(await ask(sharesOf(recording)))).toBe('401 not-signed-in');
});

test('a part is whole segments, and nothing outside it is served', async () => {
  const { recording, starts } = await record();
  const { index } = await server.open(recording);
  const [, second] = starts;
  const of = await made(recording, { from: second, to: second + 1000 });
  const part = index.find(({ startedAt }) => startedAt >= second)?.segments[0];
  expect([of.share.from, of.share.to]).toEqual([part?.from, part?.to]);
  const ask = await enter(of);
  const details = (await (await ask(`/v1/recordings/${recording}`)).json()) as RecordingDetails;
  expect(details.index.flatMap(({ segments }) => segments.map(({ id }) => id))).toEqual([part?.id]);
  expect((await ask(`/v1/recordings/${recording}/segments/${part?.id}`)).status).toBe(200);
  const outside = index.flatMap(({ segments }) => segments).find(({ id }) => id !== part?.id);
  expect(await codeOf(await ask(`/v1/recordings/${recording}/segments/${outside?.id}`))).toBe('404 unknown-segment');
  const never = { from: starts[0] - DAY_MS, to: starts[0] - 1 };
  expect(await codeOf(await share(recording, never))).toBe('409 nothing-to-share');
  expect(await codeOf(await share(recording, { from: second, to: second }))).toBe('400 invalid-request');
});

test('a link ends after a week, and never later than its recording', async () => {
  const { recording } = await record();
  const { expiresAt } = await server.open(recording);
  const of = await made(recording);
  expect(of.share.until).toBe(Math.min(server.clock.now + 7 * DAY_MS, expiresAt));
  expect((await made(recording, { days: 90 })).share.until).toBe(expiresAt);
  const short = await made(recording, { days: 1 });
  const ask = await enter(short);
  server.clock.now += DAY_MS;
  expect(await codeOf(await open(tokenOf(short)))).toBe('401 bad-share');
  expect(await codeOf(await ask(`/v1/recordings/${recording}`))).toBe('401 not-signed-in');
});

test('a link with a password asks for it, and of neither is there more than a hash', async () => {
  const { recording } = await record();
  const of = await made(recording, { password: 'regen op het dak' });
  expect(of.share.hasPassword).toBe(true);
  expect(await codeOf(await open(tokenOf(of)))).toBe('403 share-password');
  expect(await codeOf(await open(tokenOf(of), 'regen op de weg'))).toBe('403 share-password');
  expect((await open(tokenOf(of), 'regen op het dak')).status).toBe(201);
  let rows = '';
  await server.restart(async () => {
    const stores = await server.openStores();
    const { query } = stores.database;
    rows = JSON.stringify(await query.selectFrom('shares').selectAll().where('id', '=', of.share.id).execute());
    await stores.close();
  });
  expect(rows).toContain(of.share.id);
  expect(rows).not.toContain(tokenOf(of));
  expect(rows).not.toContain('regen');
  expect(rows).not.toContain('Design');
});

test('a link that is revoked ends what it opened, at once, and is listed no more', async () => {
  const { recording } = await record();
  const of = await made(recording);
  const ask = await enter(of);
  expect((await server.ask(`${sharesOf(recording)}/${of.share.id}`, 'DELETE')).status).toBe(204);
  expect(await codeOf(await ask(`/v1/recordings/${recording}`))).toBe('401 not-signed-in');
  expect(await codeOf(await open(tokenOf(of)))).toBe('401 bad-share');
  const { shares } = (await (await server.ask(sharesOf(recording))).json()) as Static<typeof ShareList>;
  expect(shares).toEqual([]);
  expect(await (await server.ask('/v1/ledger')).text()).toContain('share-revoked');
});

test('G6 the participant is told that it was shared, with whom, and which part they watched', async () => {
  const { recording, grant, starts } = await record();
  const of = await made(recording);
  const ask = await enter(of);
  await ask(`/v1/recordings/${recording}`);
  const range = { from: starts[0], to: starts[0] + 500 };
  expect((await ask(`/v1/recordings/${recording}/watched`, range)).status).toBe(204);
  // What was told stays told.
  expect((await server.ask(`${sharesOf(recording)}/${of.share.id}`, 'DELETE')).status).toBe(204);
  const post = async (address: string, bearer: string, body: object) =>
    (await (
      await fetch(server.url + address, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as { url: string; session: string };
  const { url } = await post('/v1/participant/links', grant, {});
  const { session } = await post('/v1/participant/sessions', '', { token: new URL(url).hash.slice(1) });
  const answer = await fetch(`${server.url}/v1/participant`, { headers: { authorization: `Bearer ${session}` } });
  const { recordings } = (await answer.json()) as ParticipantOverview;
  const watched = recordings.find(({ id }) => id === recording)?.watched ?? [];
  expect(watched.map(({ what }) => what)).toEqual(['shared', 'opened', 'watched']);
  expect(watched.at(-1)).toMatchObject({ who: 'link Design', ...range });
});

test('where the site asks for a reason, whoever shares and whoever has the link says one', async () => {
  const { recording } = await record(ASKS.key);
  expect(await codeOf(await share(recording, {}))).toBe('422 reason-needed');
  const ask = await enter(await made(recording, { why: 'For the review' }));
  expect(await codeOf(await ask(`/v1/recordings/${recording}`))).toBe('422 reason-needed');
  expect((await ask(`/v1/recordings/${recording}?why=Review`)).status).toBe(200);
});

test('E3 links go with an erasure, and open nothing from then on', async () => {
  const { recording } = await record();
  const of = await made(recording);
  const ask = await enter(of);
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).ok).toBe(true);
  expect(await codeOf(await ask(`/v1/recordings/${recording}`))).toMatch(/recording-erased|not-signed-in/);
  expect(await codeOf(await open(tokenOf(of)))).toBe('401 bad-share');
  let left: unknown[] = [];
  await server.restart(async () => {
    const stores = await server.openStores();
    left = await stores.database.query.selectFrom('shares').selectAll().where('recording', '=', recording).execute();
    await stores.close();
  });
  expect(left).toEqual([]);
});
