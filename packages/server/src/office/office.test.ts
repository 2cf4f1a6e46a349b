import {
  ENDPOINTS,
  type Endpoint,
  type Exhibit,
  type LedgerEntry,
  type ParticipantOverview,
  type RightsRequest,
  type SubjectList,
  type SubjectOverview,
  type WatchLogList,
} from '@opname/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { createAccounts, signIn } from '../../test/staff-account.ts';
import { codeOf, SHOWN, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { createChainCheck } from '../ledger/verify-chain.ts';

const NAMED = { ...SITE, key: 'named', staffName: 'the research team' };
const RULED = {
  ...SITE,
  key: 'ruled',
  askReason: true,
  rules: { version: '7', rules: [{ action: 'hide' as const, selector: '.a' }] },
};
/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;

let server: TestServer;
let expert: Record<string, string>;
let officer: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, NAMED, RULED], studioDir: import.meta.dirname });
  await createAccounts(server, ['expert', 'officer']);
  expert = await signIn(server, 'expert');
  officer = await signIn(server, 'officer');
}, HOOK_MS);
afterAll(() => server.stop(), HOOK_MS);

const call = (who: Record<string, string>, method: string, address: string, body?: unknown) =>
  fetch(server.url + address, {
    method,
    headers: { ...who, ...(method !== 'GET' && { 'content-type': 'application/json' }) },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  });
const read = async <Body>(address: string) => (await (await call(officer, 'GET', address)).json()) as Body;

async function record(subject: string, site = 'trial') {
  const granted = await server.grant({ subject, site, notice: SITE.notice.hash });
  await server.upload(granted.grant, { last: true, events: keyframe(server.clock.now) });
  return granted;
}

/** As the participant comes in, by a link that the page of the app asked for. */
async function enter(grant: string): Promise<Record<string, string>> {
  const made = await call({ authorization: `Bearer ${grant}` }, 'POST', '/v1/participant/links');
  return await enterBy(((await made.json()) as { url: string }).url);
}

async function enterBy(url: string): Promise<Record<string, string>> {
  const opened = await call({}, 'POST', '/v1/participant/sessions', { token: new URL(url).hash.slice(1) });
  return { authorization: `Bearer ${((await opened.json()) as { session: string }).session}` };
}

const overviewOf = async (who: Record<string, string>) =>
  (await (await call(who, 'GET', '/v1/participant')).json()) as ParticipantOverview;

it('G5 lets into the office who is an officer, and nobody else', async () => {
  const { grant, recording } = await record('Table');
  const participant = await enter(grant);
  const places = { ':recording': recording, ':site': 'trial', ':subject': 'Table', ':kind': 'notice', ':version': '3' };
  const addressOf = (path: string) =>
    Object.entries(places)
      .reduce((text, [hole, value]) => text.replace(hole, value), path)
      .replaceAll(/:\w+/g, 'x');
  const forOfficers = Object.values<Endpoint>(ENDPOINTS).filter(
    ({ access }) => access.includes('officer') && !access.includes('grant'),
  );
  const rows = await Promise.all(
    forOfficers.map(async ({ method, path, access }) => {
      const address = addressOf(path);
      const codes = await Promise.all(
        [{}, { authorization: `Bearer ${grant}` }, { authorization: 'Bearer x' }, participant, expert].map(
          async (who) => {
            const response = await call(who, method, address);
            return response.ok ? 'open' : await codeOf(response);
          },
        ),
      );
      return { path, isOpenToParticipant: access.includes('participant'), codes };
    }),
  );
  const wrong = rows.filter(({ isOpenToParticipant, codes: [nobody, page, forged, own, staff] }) => {
    const outside = [nobody, page, forged].some((code) => code !== '401 not-signed-in');
    const ofParticipant = isOpenToParticipant ? own === '401 not-signed-in' : own !== '401 not-signed-in';
    return outside || ofParticipant || staff !== '403 role-not-allowed';
  });
  expect(wrong).toEqual([]);
  expect(rows.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/v1/subjects',
      '/v1/requests',
      '/v1/watch-log',
      '/v1/processing-record',
      '/v1/documents/:site/:kind/publish',
      '/v1/accounts',
    ]),
  );
});

it('G5 finds participants by a part of their id, and by all of it when the recording is gone', async () => {
  await record('finder-anna@example.org');
  const { recording } = await record('finder-bert_100%');
  const find = async (query: string) => {
    const { subjects } = await read<SubjectList>(`/v1/subjects?query=${encodeURIComponent(query)}`);
    return subjects.map(({ subject }) => subject);
  };
  expect(await find('FINDER-')).toEqual(expect.arrayContaining(['finder-anna@example.org', 'finder-bert_100%']));
  expect(await find('t_100%')).toEqual(['finder-bert_100%']);
  expect(await find('a_n')).toEqual([]);
  await call(officer, 'DELETE', `/v1/recordings/${recording}`);
  expect(await find('finder-bert')).toEqual([]);
  expect(await read<SubjectList>(`/v1/subjects?query=${encodeURIComponent('finder-bert_100%')}`)).toMatchObject({
    subjects: [{ site: 'trial', recordings: 0, requestsOpen: 0, lastConsentAt: server.clock.now }],
  });
});

it('G5 does for a participant what they could do themselves, and says who did', async () => {
  const { recording } = await record('Helped');
  const address = '/v1/subjects/trial/Helped';
  const made = await call(officer, 'POST', `${address}/links`);
  expect(made.status).toBe(201);
  const link = (await made.json()) as { url: string; until: number };
  expect(link.until).toBe(server.clock.now + 15 * 60_000);
  const participant = await enterBy(link.url);
  expect(await overviewOf(participant)).toMatchObject({ subject: 'Helped', recordings: [{ id: recording }] });
  expect(
    await codeOf(await call({}, 'POST', '/v1/participant/sessions', { token: new URL(link.url).hash.slice(1) })),
  ).toBe('401 bad-participant-token');
  expect((await call(officer, 'DELETE', `/v1/recordings/${recording}`)).status).toBe(200);
  const overview = await read<SubjectOverview>(address);
  expect(overview).toMatchObject({
    recordings: [],
    removals: [{ recording, why: 'erased', by: 'officer@example.org' }],
    links: [{ by: 'officer@example.org', state: 'used', until: link.until }],
    erasures: [{ recording }],
  });
  expect(overview.consents.map(({ kind }) => kind)).toEqual(['given', 'erased']);
  const ledger = await (await call(officer, 'GET', '/v1/ledger')).text();
  expect(ledger).toContain('helpdesk-link');
});

it('G5 takes back every link of a participant and what it opened, and writes down who did', async () => {
  const { grant } = await record('Revoked');
  const address = '/v1/subjects/trial/Revoked';
  const own = await enter(grant);
  const { url } = (await (await call(officer, 'POST', `${address}/links`)).json()) as { url: string };
  const other = await enter((await record('Not revoked')).grant);
  expect((await call(officer, 'DELETE', `${address}/links`)).status).toBe(204);
  const opening = call({}, 'POST', '/v1/participant/sessions', { token: new URL(url).hash.slice(1) });
  expect(await codeOf(await opening)).toBe('401 bad-participant-token');
  expect(await codeOf(await call(own, 'GET', '/v1/participant'))).toBe('401 not-a-participant');
  expect((await call(other, 'GET', '/v1/participant')).status).toBe(200);
  expect((await read<SubjectOverview>(address)).links.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  expect(await (await call(officer, 'GET', '/v1/ledger')).text()).toContain('links-revoked');
  expect((await overviewOf(await enter(grant))).subject).toBe('Revoked');
});

it('F1 shows the exact question again by the hashes that the ledger holds', async () => {
  const { recording } = await record('Asked exactly', 'ruled');
  const lines = (await (await call(officer, 'GET', '/v1/ledger')).text()).trim().split('\n');
  const given = lines
    .map((line) => JSON.parse(line) as LedgerEntry)
    .find(({ kind, body }) => kind === 'given' && body.includes(recording));
  const { look, rules } = JSON.parse(given?.body ?? '') as { look: string; rules: string };
  const shown = await read<Exhibit>(`/v1/exhibits/${look}`);
  const { text, ...rest } = JSON.parse(shown.content) as { text: string };
  expect(shown.kind).toBe('look');
  expect({ ...rest, text: (await read<Exhibit>(`/v1/exhibits/${text}`)).content }).toEqual(SHOWN);
  expect(JSON.parse((await read<Exhibit>(`/v1/exhibits/${rules}`)).content)).toEqual(RULED.rules);
  expect(await codeOf(await call(officer, 'GET', `/v1/exhibits/${'0'.repeat(64)}`))).toBe('404 unknown-exhibit');
});

it('E1 G1 lets a participant pause, resume, stop and erase their own recording, and no other', async () => {
  const own = await record('Steers');
  const foreign = await record('Steered by nobody');
  const participant = await enter(own.grant);
  const change = (who: Record<string, string>, recording: string, what: string) =>
    call(who, 'POST', `/v1/recordings/${recording}/${what}`, { how: 'participant-page' });
  for (const what of ['pause', 'resume', 'stop'])
    expect(await codeOf(await change(participant, foreign.recording, what))).toBe('404 unknown-recording');
  expect(await codeOf(await call(participant, 'DELETE', `/v1/recordings/${foreign.recording}`))).toBe(
    '404 unknown-recording',
  );
  expect(await codeOf(await call(participant, 'GET', `/v1/recordings/${foreign.recording}/status`))).toBe(
    '404 unknown-recording',
  );
  const state = async (recording: string) =>
    ((await (await call(officer, 'GET', `/v1/recordings/${recording}/status`)).json()) as { status: string }).status;
  expect(await state(foreign.recording)).toBe('recording');
  const went: string[] = [];
  for (const what of ['pause', 'resume', 'stop']) {
    expect((await change(participant, own.recording, what)).status).toBe(200);
    went.push(await state(own.recording));
  }
  expect(went).toEqual(['paused', 'recording', 'stopped']);
  expect(await codeOf(await change(expert, own.recording, 'stop'))).toBe('403 role-not-allowed');
  expect(await codeOf(await call(expert, 'DELETE', `/v1/recordings/${own.recording}`))).toBe('403 role-not-allowed');
  expect((await call(participant, 'DELETE', `/v1/recordings/${own.recording}`)).status).toBe(200);
  const overview = await overviewOf(participant);
  expect(overview.consents.map(({ kind, how }) => `${kind} ${how}`)).toEqual([
    'given notice',
    'paused participant-page',
    'resumed participant-page',
    'stopped participant-page',
    'erased participant-page',
  ]);
  expect(overview).toMatchObject({ recordings: [], erasures: [{ recording: own.recording }] });
});

it('G5 knows nothing of somebody who never answered', async () => {
  expect(await codeOf(await call(officer, 'GET', '/v1/subjects/trial/Nobody'))).toBe('404 unknown-subject');
  expect(await codeOf(await call(officer, 'POST', '/v1/subjects/trial/Nobody/links'))).toBe('404 unknown-subject');
  expect(await codeOf(await call(officer, 'GET', '/v1/subjects/none/Nobody'))).toBe('404 unknown-site');
});

it('G1 shows a participant what was recorded, who watched which part, what they answered and when it goes', async () => {
  const { grant, recording, until } = await record('Shown');
  const { now } = server.clock;
  await call(expert, 'GET', `/v1/recordings/${recording}`);
  await call(expert, 'POST', `/v1/recordings/${recording}/watched`, { from: now, to: now + 1000 });
  await call(expert, 'POST', `/v1/recordings/${recording}/watched`, { from: now + 1000, to: now + 2000 });
  const overview = await overviewOf(await enter(grant));
  expect(overview).toMatchObject({
    site: 'trial',
    siteName: 'Trial app',
    controller: 'Example BV',
    contact: 'privacy@example.org',
    consents: [{ kind: 'given', recording, noticeVersion: '3', noticeUrl: `${server.url}/notices/trial/3` }],
    recordings: [
      {
        id: recording,
        state: 'recording',
        expiresAt: until + SITE.notice.retentionDays * 24 * 60 * 60_000,
        watched: [
          { who: 'expert', what: 'opened' },
          { who: 'expert', what: 'watched', from: now, to: now + 2000 },
        ],
      },
    ],
  });
  expect(overview.consents[0]?.receipt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

it('G1 never tells a participant the address of somebody of the staff', async () => {
  const { grant, recording } = await record('Private', 'named');
  await call(officer, 'GET', `/v1/recordings/${recording}`);
  const participant = await enter(grant);
  const asked = await call(participant, 'POST', '/v1/participant/requests', { kind: 'question', text: 'Who?' });
  await call(officer, 'POST', `/v1/requests/${((await asked.json()) as RightsRequest).id}/answer`, {
    answer: 'We did.',
  });
  const overview = await overviewOf(participant);
  expect(overview).toMatchObject({
    recordings: [{ watched: [{ who: 'the research team' }] }],
    requests: [{ state: 'answered', answer: 'We did.' }],
  });
  expect(JSON.stringify(overview)).not.toContain('officer@');
});

const list = async (state: string) =>
  (await read<{ requests: RightsRequest[] }>(`/v1/requests?state=${state}`)).requests.map((request) => request.id);

it('G5 lists requests by what is due first, until they are answered', async () => {
  const participant = await enter((await record('Requests')).grant);
  const asked = await call(participant, 'POST', '/v1/participant/requests', {
    kind: 'restriction',
    text: 'Please wait.',
  });
  const { id } = (await asked.json()) as RightsRequest;
  expect(await list('open')).toContain(id);
  expect((await call(officer, 'POST', `/v1/requests/${id}/answer`, { answer: 'Done.' })).status).toBe(200);
  expect(await list('open')).not.toContain(id);
  expect(await list('answered')).toContain(id);
  expect(await codeOf(await call(officer, 'POST', '/v1/requests/none/answer', { answer: 'x' }))).toBe(
    '404 unknown-request',
  );
  expect(await codeOf(await call(officer, 'POST', `/v1/requests/${id}/answer`, { answer: '' }))).toBe(
    '400 invalid-request',
  );
});

it('G6 shows the office every entry by name, the newest first, page by page', async () => {
  const { recording } = await record('Logged');
  await call(expert, 'GET', `/v1/recordings/${recording}`);
  await call(officer, 'GET', `/v1/recordings/${recording}`);
  await server.events(recording);
  const address = `/v1/watch-log?recording=${recording}`;
  const { entries } = await read<WatchLogList>(address);
  expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual([
    'API key OPNAME_API_KEY exported',
    'officer@example.org opened',
    'expert@example.org opened',
  ]);
  const first = await read<WatchLogList>(`${address}&limit=2`);
  expect((await read<WatchLogList>(`${address}&limit=2&after=${first.next}`)).entries).toEqual(entries.slice(2));
  expect(await codeOf(await call(officer, 'GET', `${address}&after=x`))).toBe('400 invalid-request');
});

it('G6 writes down who erased a recording', async () => {
  const { grant, recording } = await record('Erases');
  await call(await enter(grant), 'DELETE', `/v1/recordings/${recording}`);
  expect((await read<WatchLogList>(`/v1/watch-log?recording=${recording}`)).entries).toMatchObject([
    { who: 'participant', what: 'erased' },
  ]);
});

it('G6 exports the log as a chain that can be verified offline', async () => {
  const lines = (await (await call(officer, 'GET', '/v1/watch-log/export')).text()).trim().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as LedgerEntry).filter(({ seq }) => seq !== undefined);
  const check = createChainCheck();
  expect(entries.map((entry) => check.add(entry)).filter((problem) => problem !== undefined)).toEqual([]);
  expect(entries.length).toBeGreaterThan(5);
  expect(lines.join('')).not.toContain('@example.org');
});

it('F4 makes the record of processing from what runs', async () => {
  const { records } = await read<{ records: unknown[] }>('/v1/processing-record?site=ruled');
  expect(records).toMatchObject([
    {
      site: 'ruled',
      controller: { name: 'Example BV', contact: 'privacy@example.org' },
      legalBasis: 'consent',
      data: ['masked-screen', 'actions', 'insights', 'consent', 'requests', 'watch-log'],
      rules: { version: '7', count: 1 },
      retention: { windowMinutes: 60, recordingDays: 7, requestDays: 365 },
      security: expect.arrayContaining(['watch-log', 'reason-asked']) as string[],
      notice: { version: '3', url: '/notices/ruled/3' },
    },
  ]);
  const settings = { ...SITE.notice, processors: [{ name: 'Cloud Inc', service: 'hosts', country: 'US' }] } as Record<
    string,
    unknown
  >;
  delete settings['hash'];
  delete settings['process'];
  const draft = { version: '9', updated: '2026-05-01', settings, texts: {} };
  expect((await call(officer, 'PUT', '/v1/documents/ruled/notice/draft', draft)).status).toBe(204);
  await call(officer, 'POST', '/v1/documents/ruled/notice/publish');
  expect((await read<{ records: unknown[] }>('/v1/processing-record?site=ruled')).records).toMatchObject([
    { processors: [{ name: 'Cloud Inc' }], thirdCountries: ['US'], notice: { version: '9' } },
  ]);
  const page = await call(
    { ...officer, accept: 'text/html', 'accept-language': 'nl' },
    'GET',
    '/v1/processing-record?site=ruled',
  );
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await page.text();
  expect(text).toContain('<html lang="nl">');
  expect(text).toContain('Verenigde Staten');
});

it('C2 gives the owner of an account nothing of a recording: the account is a flag and no more', async () => {
  await server.grant({ subject: 'Employee', account: 'Acme' });
  await call(officer, 'PUT', '/v1/accounts/trial/Acme', { forbidden: false, by: 'boss@acme.example' });
  const { accounts } = await read<{ accounts: Record<string, unknown>[] }>('/v1/accounts?site=trial');
  expect(accounts.map((account) => Object.keys(account).toSorted())).toEqual([
    ['account', 'at', 'by', 'forbidden', 'site'],
  ]);
  const forOwners = Object.values<Endpoint>(ENDPOINTS).filter(({ path }) => path.includes('account'));
  expect(forOwners.map(({ access }) => access)).toEqual([['officer'], ['officer']]);
});
