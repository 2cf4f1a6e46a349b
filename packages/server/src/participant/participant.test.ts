import { readFileSync } from 'node:fs';
import type { ParticipantOverview, ParticipantSession, RecordingDetails, RightsRequest } from '@opname/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createSubjectKeys } from '../access/subject-key.ts';
import { createLinks } from './links.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const call = (address: string, bearer: string | undefined, body?: unknown) =>
  fetch(server.url + address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function record(subject: string) {
  const granted = await server.grant({ subject });
  await server.upload(granted.grant, { last: true, events: keyframe(server.clock.now) });
  return granted;
}

async function tokenOf(grant: string): Promise<string> {
  const { url } = (await (await call('/v1/participant/links', grant, {})).json()) as { url: string };
  return new URL(url).hash.slice(1);
}

const open = (token: string) => call('/v1/participant/sessions', undefined, { token });
const sessionOf = async (token: string) => ((await (await open(token)).json()) as ParticipantSession).session;

/** A link as the helpdesk makes it, made while the server rests. */
async function helpdeskToken(subject: string): Promise<string> {
  let made = '';
  await server.restart(async () => {
    const stores = await server.openStores();
    const { database, master } = stores;
    const links = createLinks({ database, ledger: createLedger(database), now: () => server.clock.now });
    const subjectKey = createSubjectKeys(master.subjects)(SITE.key, subject);
    made = (await links.createForHelpdesk({ site: SITE.key, subject, subjectKey }, { id: 'k', name: 'Kim' })).token;
    await stores.close();
  });
  return made;
}

it('G1 opens a participant’s page by a link that the page of the app asked for', async () => {
  const { grant } = await record('Ann');
  const response = await call('/v1/participant/links', grant, {});
  expect(response.status).toBe(201);
  const { url } = (await response.json()) as { url: string };
  expect(url).toMatch(new RegExp(`^${server.url}/me/#[\\w-]{43}$`));
  const opened = await open(new URL(url).hash.slice(1));
  expect(opened.status).toBe(201);
  expect(await opened.json()).toMatchObject({
    site: 'trial',
    siteName: 'Trial app',
    until: server.clock.now + 60 * MINUTE_MS,
  });
});

it('G1 tells of what has come a moment ago, though no page has ended yet', async () => {
  const { grant } = await server.grant({ subject: 'Eve' });
  await server.upload(grant, { events: keyframe(server.clock.now) });
  const overview = await call('/v1/participant', await sessionOf(await tokenOf(grant)));
  const { recordings } = (await overview.json()) as ParticipantOverview;
  expect(recordings).toMatchObject([{ pages: 1, startedAt: expect.any(Number) }]);
});

it('G1 plays to a participant their own recording, and tells of no other', async () => {
  const own = await record('Own');
  const foreign = await record('Foreign');
  const erased = await record('Erased');
  await server.ask(`/v1/recordings/${erased.recording}`, 'DELETE');
  const session = await sessionOf(await tokenOf(own.grant));
  const details = (await (await call(`/v1/recordings/${own.recording}`, session)).json()) as RecordingDetails;
  const segment = details.index[0]?.segments[0]?.id ?? '';
  expect((await call(`/v1/recordings/${own.recording}/segments/${segment}`, session)).status).toBe(200);
  const address = `/v1/recordings/${foreign.recording}`;
  expect(await codeOf(await call(address, session))).toBe('404 unknown-recording');
  expect(await codeOf(await call(`${address}/segments/${segment}`, session))).toBe('404 unknown-recording');
  expect(await codeOf(await call(`${address}/watched`, session, { from: 1, to: 2 }))).toBe('404 unknown-recording');
  expect(await codeOf(await call(`/v1/recordings/${erased.recording}`, session))).toBe('404 unknown-recording');
  expect(await codeOf(await call('/v1/recordings', session))).toBe('401 not-signed-in');
  expect(await codeOf(await call(`${address}/export?format=rrweb`, session))).toBe('401 not-signed-in');
});

it('G1 answers a forged, unknown, revoked and expired token alike', async () => {
  const { grant, until } = await record('Tokens');
  const token = await tokenOf(grant);
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const revoked = await tokenOf(grant);
  const session = await sessionOf(revoked);
  expect((await call('/v1/participant/revoke', session, {})).status).toBe(204);
  const answers = await Promise.all([forged, 'x'.repeat(43), revoked].map(async (one) => (await open(one)).text()));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('bad-participant-token');
  expect(await codeOf(await open('short'))).toBe('400 invalid-request');
  expect((await open(token)).status).toBe(201);
  const before = server.clock.now;
  server.clock.now = until + SITE.notice.retentionDays * DAY_MS;
  expect(await (await open(token)).text()).toBe(answers[0]);
  server.clock.now = before;
});

it('G1 ends a page with its hour, and with its link', async () => {
  const { grant, recording } = await record('Ends');
  const token = await tokenOf(grant);
  const session = await sessionOf(token);
  const other = await sessionOf(token);
  const address = `/v1/recordings/${recording}`;
  server.clock.now += 60 * MINUTE_MS - 1;
  expect((await call(address, session)).status).toBe(200);
  server.clock.now += 1;
  expect(await codeOf(await call(address, session))).toBe('401 not-signed-in');
  expect(await codeOf(await call('/v1/participant/requests', session, { kind: 'question', text: 'x' }))).toBe(
    '401 not-a-participant',
  );
  const fresh = await sessionOf(token);
  await call('/v1/participant/revoke', fresh, {});
  expect(await codeOf(await call(address, fresh))).toBe('401 not-signed-in');
  expect(await codeOf(await call(address, other))).toBe('401 not-signed-in');
  expect(await codeOf(await call('/v1/participant/revoke', fresh, {}))).toBe('401 not-a-participant');
});

it('G5 opens a link of the helpdesk once, and only for a quarter of an hour', async () => {
  await record('Helped');
  const token = await helpdeskToken('Helped');
  const answers = await Promise.all([open(token), open(token)]);
  expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 401]));
  expect(await codeOf(await open(token))).toBe('401 bad-participant-token');
  const late = await helpdeskToken('Helped');
  server.clock.now += 15 * MINUTE_MS;
  expect(await codeOf(await open(late))).toBe('401 bad-participant-token');
});

it('G5 writes down in the ledger who made a link, before there is one', async () => {
  await record('Noted');
  await helpdeskToken('Noted');
  await server.restart(async () => {
    const stores = await server.openStores();
    const entries = await createLedger(stores.database).list(0, 1000);
    const noted = entries.filter(({ kind }) => kind === 'helpdesk-link');
    expect(JSON.parse(noted.at(-1)?.body ?? '')).toMatchObject({ by: 'k', site: 'trial' });
    await stores.close();
  });
});

it('G5 takes neither a grant nor an API key for a participant, nor a participant for staff', async () => {
  const { grant } = await record('Mixed');
  const session = await sessionOf(await tokenOf(grant));
  const ask = (bearer: string) => call('/v1/participant/requests', bearer, { kind: 'question', text: 'x' });
  expect(await codeOf(await ask(grant))).toBe('401 not-a-participant');
  expect(await codeOf(await ask('a-key-of-the-tests-0123456789'))).toBe('401 not-a-participant');
  expect(await codeOf(await call('/v1/documents', session))).toBe('401 not-signed-in');
  expect(await codeOf(await call('/v1/participant/links', session, {}))).toBe('401 bad-grant');
});

it('G1 keeps no token, no session and no participant’s name where they could be read', async () => {
  const { grant, recording } = await record('Marked Subject');
  const token = await tokenOf(grant);
  const session = await sessionOf(token);
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  const files = filesUnder(server.data).map((file) => readFileSync(file));
  const found = [token, session, 'Marked Subject'].filter((text) => files.some((file) => file.includes(text)));
  expect(found).toEqual([]);
});

it('G1 takes requests, which are due within 30 days, and not without end', async () => {
  const session = await sessionOf(await tokenOf((await record('Asks')).grant));
  const ask = (body: unknown) => call('/v1/participant/requests', session, body);
  const response = await ask({ kind: 'rectification', text: 'My name is spelt wrong.' });
  expect(response.status).toBe(201);
  const { now } = server.clock;
  expect((await response.json()) as RightsRequest).toMatchObject({
    subject: 'Asks',
    state: 'open',
    at: now,
    dueAt: now + 30 * DAY_MS,
  });
  expect(await codeOf(await ask({ kind: 'refund', text: 'x' }))).toBe('400 invalid-request');
  expect(await codeOf(await ask({ kind: 'question', text: '' }))).toBe('400 invalid-request');
  for (let open = 1; open < 20; open++) await ask({ kind: 'question', text: 'again' });
  expect(await codeOf(await ask({ kind: 'question', text: 'again' }))).toBe('429 too-many-requests');
});

it('G1 slows down who tries tokens, and nobody else for long', async () => {
  const token = await tokenOf((await record('Patient')).grant);
  const tries = Array.from({ length: 25 }, (_, n) => `guess-${String(n).padStart(30, '0')}`);
  const codes: string[] = [];
  for (const guess of tries) codes.push(await codeOf(await open(guess)));
  expect(codes.at(0)).toBe('401 bad-participant-token');
  expect(codes.at(-1)).toBe('429 too-many-requests');
  expect((await open(token)).status).toBe(429);
  server.clock.now += MINUTE_MS;
  expect((await open(token)).status).toBe(201);
});
