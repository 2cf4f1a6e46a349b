import type { InvitationMade, MemberList } from '@opname/protocol';
import type { Static } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../test/free-port.ts';
import { CLIENT, startIdentityProvider, type IdentityProvider } from '../../test/identity-provider.ts';
import { codeOf, EMAIL, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;

let identities: IdentityProvider;
let server: TestServer;
let publicUrl: string;
let tries = 1;

beforeAll(async () => {
  const port = await freePort();
  publicUrl = `http://localhost:${port}`;
  identities = await startIdentityProvider(`${publicUrl}/v1/auth/callback/oidc`);
  const provider = {
    name: 'Example ID',
    issuer: identities.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    emailDomains: ['example.org'],
    claims: { groups: 'opname' },
  };
  // As behind a proxy, so that each try comes from an address of its own: they are counted by it.
  server = await startTestServer({ proxies: ['127.0.0.1'], port, publicUrl, provider, secondFactorFor: ['admin'] });
}, HOOK_MS);
afterAll(async () => {
  await server.stop();
  await identities.stop();
}, HOOK_MS);

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A browser that keeps its cookies and goes where it is sent. */
function createBrowser() {
  const jars = new Map<string, Map<string, string>>();
  async function go(address: string, init: Init = {}): Promise<Response> {
    const { host } = new URL(address);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return response;
  }
  async function follow(response: Response, from: string): Promise<{ address: string; response: Response }> {
    const location = response.headers.get('location');
    if (location === null) return { address: from, response };
    const address = new URL(location, from).href;
    if (address.startsWith(`${publicUrl}/studio/`)) return { address, response };
    return await follow(await go(address), address);
  }
  return { go, follow };
}

/** Signs in at the provider under an address, and @returns where the browser stands in the end. */
async function enter(email: string, claims: Record<string, unknown> = {}) {
  identities.claims.set(email, { groups: ['staff', 'opname'], ...claims });
  const { go, follow } = createBrowser();
  const begun = await go(`${publicUrl}/v1/auth/sign-in/social`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: publicUrl,
      'x-forwarded-for': `192.0.2.${tries++}`,
    },
    body: JSON.stringify({ provider: 'oidc', callbackURL: '/studio/', errorCallbackURL: '/studio/' }),
  });
  const { url } = (await begun.json()) as { url: string };
  const asked = await follow(await go(url), url);
  const answered = await go(asked.address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ prompt: 'login', login: email, password: 'x' }),
  });
  const { address } = await follow(answered, asked.address);
  return { address: address.slice(publicUrl.length), ask: (path: string) => go(publicUrl + path) };
}

const invite = async (email: string, role = 'expert') =>
  (await (await server.ask('/v1/invitations', 'POST', { email, role, sites: ['trial'] })).json()) as InvitationMade;
const emails = async () =>
  ((await (await server.ask('/v1/members')).json()) as Static<typeof MemberList>).members.map(({ email }) => email);

test('an account is signed in at the provider, which answers for the second factor too', async () => {
  const { address, ask } = await enter(EMAIL);
  expect(address).toBe('/studio/');
  expect((await ask('/v1/recordings')).status).toBe(200);
});

test('whoever is invited joins with the rights of the invitation, which is used up', async () => {
  const { url } = await invite('anna@example.org');
  const { address, ask } = await enter('anna@example.org');
  expect(address).toBe('/studio/');
  expect((await ask('/v1/recordings')).status).toBe(200);
  expect(await codeOf(await ask('/v1/members'))).toBe('403 role-not-allowed');
  const again = await server.ask('/v1/invitations/open', 'POST', { token: new URL(url).hash.slice(1) });
  expect(await codeOf(again)).toBe('401 bad-invitation');
  expect(await (await server.ask('/v1/ledger')).text()).toMatch(/member-joined.*provider/);
});

test('nobody gets in without an account or an invitation, and nothing is made of them', async () => {
  const { address, ask } = await enter('bert@example.org');
  expect(address).toBe('/studio/?error=signup_disabled');
  expect(await codeOf(await ask('/v1/recordings'))).toBe('401 not-signed-in');
  expect(await emails()).not.toContain('bert@example.org');
});

test('an address that is not verified, of another domain or without the claim uses no invitation up', async () => {
  await invite('cor@example.org');
  await invite('dora@example.com');
  expect((await enter('cor@example.org', { email_verified: false })).address).toContain('?error=');
  expect((await enter('cor@example.org', { groups: ['staff'] })).address).toContain('?error=');
  expect((await enter('dora@example.com')).address).toContain('?error=');
  expect(await emails()).not.toEqual(expect.arrayContaining(['cor@example.org', 'dora@example.com']));
  expect((await enter('cor@example.org')).address).toBe('/studio/');
});

test('an account that is known gets in no longer when the provider takes the claim away, or when it is shut out', async () => {
  expect((await enter('anna@example.org', { groups: [] })).address).toBe('/studio/?error=email_not_found');
  const members = (await (await server.ask('/v1/members')).json()) as Static<typeof MemberList>;
  const anna = members.members.find(({ email }) => email === 'anna@example.org');
  await server.ask(`/v1/members/${anna?.id}`, 'PUT', { role: 'expert', sites: ['trial'], isDisabled: true });
  const { address, ask } = await enter('anna@example.org');
  expect(address).toContain('?error=');
  expect(await codeOf(await ask('/v1/recordings'))).toBe('401 not-signed-in');
});

test(
  'a provider that hangs holds up no start, and is asked again when somebody signs in at it',
  async () => {
    identities.hangs = true;
    await server.restart();
    expect((await server.ask('/v1/recordings')).status).toBe(200);
    identities.hangs = false;
    expect((await enter(EMAIL)).address).toBe('/studio/');
  },
  HOOK_MS,
);

test('no token of the provider is kept', async () => {
  let kept: unknown[] = [];
  await server.restart(async () => {
    const stores = await server.openStores();
    kept = await stores.database.query.selectFrom('account').selectAll().where('providerId', '=', 'oidc').execute();
    await stores.close();
  });
  expect(kept.length).toBeGreaterThan(1);
  const nothing = { accessToken: null, refreshToken: null, idToken: null };
  for (const row of kept) expect(row).toMatchObject(nothing);
});
