import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneTimeCode } from '../../test/one-time-code.ts';
import { codeOf, EMAIL, PASSWORD, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Milliseconds: hashing the passwords of accounts is slow on purpose. */
const HOOK_MS = 60_000;

/** Milliseconds after which a sign-in is none of a moment ago. */
const LATER_MS = 11 * 60_000;

let server: TestServer;
let tries = 1;
beforeAll(async () => {
  // As behind a proxy, so that each try can come from an address of its own: they are counted by it.
  server = await startTestServer({ proxies: ['127.0.0.1'], secondFactorFor: ['admin'] });
}, HOOK_MS);
afterAll(() => server.stop(), HOOK_MS);

/** A browser that keeps its cookies. */
function createBrowser() {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    async post(path: string, body: object, from = `192.0.2.${tries++}`) {
      const response = await fetch(`${server.url}/v1/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: server.url,
          cookie: cookie(),
          'x-forwarded-for': from,
        },
        body: JSON.stringify(body),
      });
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    },
    ask: (address: string) => fetch(server.url + address, { headers: { cookie: cookie() } }),
  };
}

const signedIn = async (browser = createBrowser()) => {
  const response = await browser.post('/sign-in/email', { email: EMAIL, password: PASSWORD });
  return { browser, body: (await response.json()) as { twoFactorRedirect?: boolean } };
};
const kindsOf = async () => [...(await (await server.ask('/v1/ledger')).text()).matchAll(/"kind":"([\w-]+)"/g)];

let address = '';
let codes: string[] = [];

test('a role that needs more than a password opens nothing until it is set up, and everything at once then', async () => {
  const { browser } = await signedIn();
  expect(await codeOf(await browser.ask('/v1/recordings'))).toBe('403 second-factor-needed');
  expect(await codeOf(await browser.ask('/v1/sessions'))).toBe('403 second-factor-needed');
  expect((await browser.post('/two-factor/enable', { password: 'another password' })).status).toBe(400);
  const enabled = await browser.post('/two-factor/enable', { password: PASSWORD });
  const made = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
  address = made.totpURI;
  codes = made.backupCodes;
  expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
  expect(await codeOf(await browser.ask('/v1/recordings'))).toBe('403 second-factor-needed');
  expect((await browser.post('/two-factor/verify-totp', { code: oneTimeCode(address) })).status).toBe(200);
  expect((await browser.ask('/v1/recordings')).status).toBe(200);
  expect((await kindsOf()).map(([, kind]) => kind)).toContain('second-factor-set-up');
});

test('a password alone is half a sign-in: without the code there is no session', async () => {
  const { browser, body } = await signedIn();
  expect(body.twoFactorRedirect).toBe(true);
  expect(await codeOf(await browser.ask('/v1/recordings'))).toBe('401 not-signed-in');
  expect((await browser.post('/two-factor/verify-totp', { code: oneTimeCode(address) })).status).toBe(200);
  expect((await browser.ask('/v1/recordings')).status).toBe(200);
});

test('a change of the password keeps what the session was begun with', async () => {
  const { browser } = await signedIn();
  await browser.post('/two-factor/verify-totp', { code: oneTimeCode(address) });
  const change = { currentPassword: PASSWORD, newPassword: 'fietspad onder regen', revokeOtherSessions: true };
  expect((await browser.post('/change-password', change)).status).toBe(200);
  expect((await browser.ask('/v1/recordings')).status).toBe(200);
  const back = { ...change, currentPassword: 'fietspad onder regen', newPassword: PASSWORD };
  expect((await browser.post('/change-password', back)).status).toBe(200);
});

test('a backup code opens once', async () => {
  const [code] = codes;
  const { browser } = await signedIn();
  expect((await browser.post('/two-factor/verify-backup-code', { code })).status).toBe(200);
  expect((await browser.ask('/v1/recordings')).status).toBe(200);
  const { browser: second } = await signedIn();
  expect((await second.post('/two-factor/verify-backup-code', { code })).status).toBe(401);
});

test('five wrong codes end the sign-in, and neither secret nor codes are in the database as they are', async () => {
  const { browser } = await signedIn();
  for (let wrong = 0; wrong < 5; wrong++) await browser.post('/two-factor/verify-totp', { code: '000000' });
  expect((await browser.post('/two-factor/verify-totp', { code: oneTimeCode(address) })).ok).toBe(false);
  let rows = '';
  await server.restart(async () => {
    const stores = await server.openStores();
    rows = JSON.stringify(await stores.database.query.selectFrom('twoFactor').selectAll().execute());
    await stores.close();
  });
  expect(rows).toContain('secret');
  expect(rows).not.toContain(new URL(address).searchParams.get('secret'));
  expect(rows).not.toContain(codes[1]);
});

test('a passkey is added and removed by whoever has just signed in, and not by who finds a browser signed in', async () => {
  const { browser } = await signedIn();
  await browser.post('/two-factor/verify-totp', { code: oneTimeCode(address) });
  const options = '/v1/auth/passkey/generate-register-options';
  const removal = () => browser.post('/passkey/delete-passkey', { id: 'none of theirs' });
  expect((await browser.ask(options)).status).toBe(200);
  expect((await removal()).status).toBe(404);
  await server.restart(async () => {
    const stores = await server.openStores();
    const createdAt = new Date(Date.now() - LATER_MS).toISOString();
    await stores.database.query.updateTable('session').set({ createdAt }).execute();
    await stores.close();
  });
  expect((await browser.ask('/v1/recordings')).status).toBe(200);
  expect((await browser.ask(options)).status).toBe(403);
  expect((await removal()).status).toBe(403);
});

test('codes are tried ten times a minute from one address, and nothing but what is named is taken', async () => {
  const { browser } = await signedIn();
  const guesses = [];
  for (let guess = 0; guess < 11; guess++) {
    guesses.push((await browser.post('/two-factor/verify-totp', { code: '000000' }, '198.51.100.7')).status);
  }
  expect(guesses.at(-1)).toBe(429);
  expect(await codeOf(await browser.post('/two-factor/verify-totp', { code: '1', trustDevice: true }))).toBe(
    '400 invalid-request',
  );
  expect(await codeOf(await browser.post('/two-factor/get-totp-uri', { password: PASSWORD }))).toBe('404 not-found');
});
