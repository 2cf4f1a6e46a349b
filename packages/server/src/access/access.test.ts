import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENDPOINTS } from '@opname/protocol';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../test/free-port.ts';
import { parseConfig, startServer } from '../server.ts';
import { codeOf, EMAIL, ORIGIN, PASSWORD, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const signIn = (body: unknown, origin = server.url) =>
  fetch(`${server.url}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const list = (headers: Record<string, string>) => fetch(`${server.url}/v1/recordings`, { headers });

test('what is for staff is for nobody else', async () => {
  const { grant, recording } = await server.grant();
  const calls = Object.values(ENDPOINTS)
    .filter(({ access }) => access.some((who) => who === 'expert'))
    .map(({ method, path: address }) => ({
      method,
      address: address.replace(':recording', recording).replace(':segment', 'x'),
    }));
  const tries = [
    {},
    { authorization: 'Bearer x' },
    { authorization: `Bearer ${grant}` },
    { cookie: 'opname.session_token=x' },
  ];
  for (const { method, address } of calls) {
    const body = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
    const answers = await Promise.all(
      tries.map(async (headers) =>
        codeOf(await fetch(server.url + address, { method, ...body, headers: { ...body.headers, ...headers } })),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['401 not-signed-in']));
  }
  expect(calls).toHaveLength(37);
});

test('an API key opens what is for staff', async () => {
  expect((await server.ask('/v1/recordings')).status).toBe(200);
});

test('the first account signs in, sees, and signs out', async () => {
  const signedIn = await signIn({ email: EMAIL, password: PASSWORD });
  expect(signedIn.status).toBe(200);
  const [setCookie] = signedIn.headers.getSetCookie();
  expect(setCookie).toMatch(/^opname\.session_token=.*HttpOnly.*SameSite=Lax/i);
  const cookie = cookieOf(signedIn);
  expect((await list({ cookie })).status).toBe(200);
  expect(await (await fetch(`${server.url}/v1/auth/get-session`, { headers: { cookie } })).json()).toMatchObject({
    user: { email: EMAIL },
  });
  await fetch(`${server.url}/v1/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    body: '{}',
  });
  expect((await list({ cookie })).status).toBe(401);
});

test('a wrong password and an unknown account are told apart by nobody', async () => {
  const wrong = await signIn({ email: EMAIL, password: 'not the password' });
  const unknown = await signIn({ email: 'nobody@example.org', password: 'not the password' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test('nobody makes an account for themselves', async () => {
  const response = await fetch(`${server.url}/v1/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email: 'mallory@example.org', password: 'long enough to pass', name: 'Mallory' }),
  });
  expect(response.status).toBe(404);
  expect((await signIn({ email: 'mallory@example.org', password: 'long enough to pass' })).status).toBe(401);
});

test('a foreign page can use neither the form nor the cookie', async () => {
  expect((await signIn({ email: EMAIL, password: PASSWORD }, ORIGIN)).status).toBe(403);
  const cookie = cookieOf(await signIn({ email: EMAIL, password: PASSWORD }));
  expect((await list({ cookie, origin: server.url })).status).toBe(200);
  expect((await list({ cookie, origin: 'http://127.0.0.1:1' })).status).toBe(401);
});

test('without a configured password the first start makes one, and only its hash is kept', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-first-'));
  const config = { ...parseConfig({ OPNAME_DATA: data, OPNAME_LOG: 'silent' }), port: 0 };
  const first = await startServer(config);
  await first.close();
  const again = await startServer(config);
  await again.close();
  const password = first.adminPassword ?? '';
  expect(password).toMatch(/^[\w-]{20}$/);
  expect(again.adminPassword).toBeUndefined();
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.some((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(password))).toBe(false);
  rmSync(data, { recursive: true, force: true });
});

test('behind TLS the cookie of a sign-in goes over nothing else', async () => {
  const [publicUrl, port] = ['https://opname.example.org', await freePort()];
  const behind = await startTestServer({ publicUrl, port });
  const answer = await fetch(`http://127.0.0.1:${port}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toMatch(/^opname\.session_token=.*HttpOnly.*Secure.*SameSite=Lax/i);
  await behind.stop();
});

// Comes last: the tries are counted for the address, whichever server they are made at.
test('guessing is slowed down', async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries++)
    statuses.push((await signIn({ email: EMAIL, password: `guess ${tries}` })).status);
  expect(statuses.at(-1)).toBe(429);
});
