import type { ApiKeyList, ApiKeyMade, InvitationMade, MemberList, StaffSessionList } from '@opname/protocol';
import type { Static } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_KEY, codeOf, EMAIL, PASSWORD, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const OTHER = { ...SITE, key: 'other' };
const CHOSEN = 'fietspad onder regen';
/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;

let server: TestServer;
let signIns = 1;

beforeAll(async () => {
  // As behind a proxy, so that each sign-in can come from an address of its own: tries are counted by it.
  server = await startTestServer({ sites: [SITE, OTHER], proxies: ['127.0.0.1'] });
}, HOOK_MS);
afterAll(() => server.stop(), HOOK_MS);

const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: JSON.stringify(body),
  });
const read = async <Answer>(address: string) => (await (await server.ask(address)).json()) as Answer;
const membersOf = async () => (await read<Static<typeof MemberList>>('/v1/members')).members;
const memberOf = async (email: string) => (await membersOf()).find((one) => one.email === email);
const ledgerOf = async () => await (await server.ask('/v1/ledger')).text();

async function invite(email: string, role = 'expert', sites: string[] | null = null): Promise<string> {
  const made = (await (await server.ask('/v1/invitations', 'POST', { email, role, sites })).json()) as InvitationMade;
  return new URL(made.url).hash.slice(1);
}

async function join(email: string, role?: string, sites?: string[] | null): Promise<Record<string, string>> {
  const token = await invite(email, role, sites);
  expect((await post('/v1/invitations/accept', { token, password: CHOSEN })).status).toBe(204);
  return await enter(email);
}

async function enter(email: string, password = CHOSEN): Promise<Record<string, string>> {
  const from = { 'x-forwarded-for': `192.0.2.${signIns++}` };
  const response = await post('/v1/auth/sign-in/email', { email, password }, from);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}

const as = (headers: Record<string, string>, address: string, method = 'GET') =>
  fetch(server.url + address, { method, headers });

test('whoever is invited sets a password of their own and is in, by a link that works once', async () => {
  const token = await invite('Anna@example.org', 'developer', ['trial']);
  expect(await (await post('/v1/invitations/open', { token })).json()).toMatchObject({
    email: 'anna@example.org',
    role: 'developer',
  });
  expect(await codeOf(await post('/v1/invitations/accept', { token, password: 'Password2026!' }))).toBe(
    '422 weak-password',
  );
  expect((await post('/v1/invitations/accept', { token, password: CHOSEN })).status).toBe(204);
  expect(await codeOf(await post('/v1/invitations/accept', { token, password: CHOSEN }))).toBe('401 bad-invitation');
  expect((await as(await enter('anna@example.org'), '/v1/sites')).status).toBe(200);
  const member = await memberOf('anna@example.org');
  expect(member).toMatchObject({ role: 'developer', sites: ['trial'], isDisabled: false });
  const ledger = await ledgerOf();
  expect(ledger).toContain('"member-invited"');
  expect(ledger).toContain(member?.id);
  expect(ledger).not.toContain('anna@');
});

test('an invitation is worthless after 72 hours, when it was withdrawn, and when a later one replaced it', async () => {
  const first = await invite('bert@example.org');
  const second = await invite('bert@example.org');
  expect(await codeOf(await post('/v1/invitations/open', { token: first }))).toBe('401 bad-invitation');
  const { invitations } = await read<{ invitations: { id: string; email: string }[] }>('/v1/invitations');
  const open = invitations.filter(({ email }) => email === 'bert@example.org');
  expect(open).toHaveLength(1);
  expect((await server.ask(`/v1/invitations/${open[0]?.id}`, 'DELETE')).status).toBe(204);
  expect(await codeOf(await post('/v1/invitations/open', { token: second }))).toBe('401 bad-invitation');
  const third = await invite('bert@example.org');
  server.clock.now += 72 * 60 * 60_000;
  expect(await codeOf(await post('/v1/invitations/open', { token: third }))).toBe('401 bad-invitation');
});

test('nobody is invited twice, for a site that is none, or by guessing', async () => {
  const wish = { email: EMAIL, role: 'expert', sites: null };
  expect(await codeOf(await server.ask('/v1/invitations', 'POST', wish))).toBe('409 member-exists');
  const nowhere = { ...wish, email: 'new@example.org', sites: ['nowhere'] };
  expect(await codeOf(await server.ask('/v1/invitations', 'POST', nowhere))).toBe('404 unknown-site');
});

test('whoever is shut out is out at once, and their password is as wrong as any other', async () => {
  const cookie = await join('cor@example.org');
  const member = await memberOf('cor@example.org');
  const change = (isDisabled: boolean) =>
    server.ask(`/v1/members/${member?.id}`, 'PUT', { role: 'expert', sites: null, isDisabled });
  expect((await as(cookie, '/v1/recordings')).status).toBe(200);
  expect((await change(true)).status).toBe(200);
  expect(await codeOf(await as(cookie, '/v1/recordings'))).toBe('401 not-signed-in');
  const right = await post('/v1/auth/sign-in/email', { email: 'cor@example.org', password: CHOSEN });
  const wrong = await post('/v1/auth/sign-in/email', { email: 'cor@example.org', password: 'not the password' });
  expect([right.status, await right.json()]).toEqual([wrong.status, await wrong.json()]);
  expect((await change(false)).status).toBe(200);
  expect((await as(await enter('cor@example.org'), '/v1/recordings')).status).toBe(200);
});

test('a change of role holds from the next request on, and is written down with who made it', async () => {
  const cookie = await join('dora@example.org', 'expert');
  const member = await memberOf('dora@example.org');
  expect(await codeOf(await as(cookie, '/v1/watch-log'))).toBe('403 role-not-allowed');
  await server.ask(`/v1/members/${member?.id}`, 'PUT', { role: 'officer', sites: ['trial'], isDisabled: false });
  expect((await as(cookie, '/v1/watch-log')).status).toBe(200);
  expect(await ledgerOf()).toMatch(new RegExp(`"member-changed".*API key OPNAME_API_KEY.*${member?.id}`));
});

test('the last administrator of all sites is neither removed, nor shut out, nor made less', async () => {
  const first = await memberOf(EMAIL);
  const address = `/v1/members/${first?.id}`;
  const change = (changed: object) =>
    server.ask(address, 'PUT', { role: 'admin', sites: null, isDisabled: false, ...changed });
  expect(await codeOf(await server.ask(address, 'DELETE'))).toBe('409 last-admin');
  expect(await codeOf(await change({ role: 'officer' }))).toBe('409 last-admin');
  expect(await codeOf(await change({ sites: ['trial'] }))).toBe('409 last-admin');
  expect(await codeOf(await change({ isDisabled: true }))).toBe('409 last-admin');
  await join('eva@example.org', 'admin', ['trial']);
  expect(await codeOf(await server.ask(address, 'DELETE'))).toBe('409 last-admin');
  await join('fred@example.org', 'admin');
  const both = ['fred@example.org', EMAIL].map(async (email) => {
    const member = await memberOf(email);
    return await codeOrDone(await server.ask(`/v1/members/${member?.id}`, 'DELETE'));
  });
  expect((await Promise.all(both)).toSorted()).toEqual(['204', '409 last-admin']);
  expect((await membersOf()).filter(({ role, sites }) => role === 'admin' && sites === null)).toHaveLength(1);
});

const codeOrDone = async (response: Response) => (response.ok ? String(response.status) : await codeOf(response));

test('an administrator of one site sees and changes nobody of another, and gives no more than they have', async () => {
  const cookie = await join('gijs@example.org', 'admin', ['trial']);
  const all = await memberOf('eva@example.org');
  await join('hans@example.org', 'expert', ['other']);
  const foreign = await memberOf('hans@example.org');
  const { members } = (await (await as(cookie, '/v1/members')).json()) as Static<typeof MemberList>;
  expect(members.every(({ sites }) => sites?.join() === 'trial')).toBe(true);
  expect(members.map(({ id }) => id)).toContain(all?.id);
  expect(await codeOf(await as(cookie, `/v1/members/${foreign?.id}`, 'DELETE'))).toBe('404 unknown-member');
  expect(await codeOf(await post('/v1/api-keys', { name: 'k', role: 'admin', sites: null }, cookie))).toBe(
    '404 unknown-site',
  );
});

test('a key of a machine may do what its role may at its sites, is shown once, and is worthless once revoked', async () => {
  const wish = { name: 'the build', role: 'expert', sites: ['trial'] };
  const { id, key } = (await (await server.ask('/v1/api-keys', 'POST', wish)).json()) as ApiKeyMade;
  const bearer = { authorization: `Bearer ${key}` };
  expect(await codeOf(await server.ask('/v1/api-keys', 'POST', wish))).toBe('409 name-taken');
  expect((await as(bearer, '/v1/recordings?site=trial')).status).toBe(200);
  expect(await codeOf(await as(bearer, '/v1/recordings?site=other'))).toBe('404 unknown-site');
  expect(await codeOf(await as(bearer, '/v1/members'))).toBe('403 role-not-allowed');
  const text = await (await server.ask('/v1/api-keys')).text();
  expect(text).not.toContain(key);
  const { keys } = JSON.parse(text) as Static<typeof ApiKeyList>;
  expect(keys.find((one) => one.id === id)).toMatchObject({ prefix: key.slice(0, 11), usedAt: server.clock.now });
  expect((await server.ask(`/v1/api-keys/${id}`, 'DELETE')).status).toBe(204);
  expect(await codeOf(await as(bearer, '/v1/recordings'))).toBe('401 not-signed-in');
});

test('everybody sees where they are signed in, and ends it', async () => {
  const here = await join('ida@example.org');
  const there = await enter('ida@example.org');
  const { sessions } = (await (await as(here, '/v1/sessions')).json()) as Static<typeof StaffSessionList>;
  expect(sessions.map(({ isThis }) => isThis)).toContain(true);
  const other = sessions.find(({ isThis }) => !isThis);
  const stranger = await join('joop@example.org');
  expect(await codeOf(await as(stranger, `/v1/sessions/${other?.id}`, 'DELETE'))).toBe('404 unknown-session');
  expect((await as(here, `/v1/sessions/${other?.id}`, 'DELETE')).status).toBe(204);
  expect(await codeOf(await as(there, '/v1/sessions'))).toBe('401 not-signed-in');
});

test('a new password needs the old one, is not weak, and ends the other sessions', async () => {
  const here = await join('kees@example.org');
  const there = await enter('kees@example.org');
  const change = (currentPassword: string, newPassword: string) =>
    post('/v1/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true }, here);
  expect((await change('not the password', PASSWORD)).status).toBe(400);
  expect((await change(CHOSEN, 'qwertyuiop12')).status).toBe(422);
  const changed = await change(CHOSEN, PASSWORD);
  expect(changed.status).toBe(200);
  expect((await as(there, '/v1/sessions')).status).toBe(401);
  expect((await as(await enter('kees@example.org', PASSWORD), '/v1/sessions')).status).toBe(200);
});

const askWith = async (key: string) => (await as({ authorization: `Bearer ${key}` }, '/v1/members')).status;

test('the key of the configuration is the only one of its name: another takes its place', async () => {
  await server.restart(undefined, { apiKey: 'another-key-of-the-tests-0123' });
  expect([await askWith(API_KEY), await askWith('another-key-of-the-tests-0123')]).toEqual([401, 200]);
  await server.restart();
  expect([await askWith(API_KEY), await askWith('another-key-of-the-tests-0123')]).toEqual([200, 401]);
});
