import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneTimeCode } from '../../test/one-time-code.ts';
import { EMAIL, PASSWORD, startTestServer, type TestServer } from '../../test/test-server.ts';
import type { SignInTried } from './note-sign-in-changes.ts';
import { createIsOwnOrigin } from './own-origin.ts';
import { createStaff, type Staff } from './staff.ts';

const URL_HERE = 'http://localhost:1';
let server: TestServer;
let staff: Staff;
let tried: SignInTried[] = [];
let cookie = '';

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());

/** Does a task with the sign-in of a server that rests, of which what is noted is kept here. */
async function withStaff(task: () => Promise<void>): Promise<void> {
  await server.restart(async () => {
    const stores = await server.openStores();
    staff = createStaff({
      database: stores.database,
      secret: stores.master.sessions,
      ownOrigin: URL_HERE,
      isOwnOrigin: createIsOwnOrigin(URL_HERE),
      log: () => undefined,
      notes: { changed: async () => undefined, tried: (one) => void tried.push(one) },
    });
    await task().finally(() => stores.close());
  });
}

async function post(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', origin: URL_HERE, cookie };
  const request = new Request(`${URL_HERE}/v1/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await staff.handler(request);
  const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return response.json();
}

async function triedBy(task: () => Promise<unknown>): Promise<SignInTried[]> {
  tried = [];
  await task();
  return tried;
}

const enter = (password = PASSWORD) => post('/sign-in/email', { email: EMAIL, password });

test('who signs in is told once, and by what; of who is refused only by what it was tried', () =>
  withStaff(async () => {
    expect(await triedBy(() => enter('a wrong password'))).toEqual([{ means: 'password' }]);
    const [tried] = await triedBy(() => enter());
    expect(tried).toEqual({ means: 'password', member: expect.stringMatching(/^\w+$/) });
    const { totpURI } = (await post('/two-factor/enable', { password: PASSWORD })) as { totpURI: string };
    const code = oneTimeCode(totpURI);
    expect(await triedBy(() => post('/two-factor/verify-totp', { code }))).toEqual([]);
    cookie = '';
    expect(await triedBy(() => enter())).toEqual([]);
    expect(await triedBy(() => post('/two-factor/verify-totp', { code: '000000' }))).toEqual([
      { means: 'second-factor' },
    ]);
    const [second] = await triedBy(() => post('/two-factor/verify-totp', { code: oneTimeCode(totpURI) }));
    expect(second).toEqual({ means: 'second-factor', member: tried?.member });
  }));
