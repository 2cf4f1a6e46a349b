import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { ENDPOINTS, type PublishedNotice } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNotice } from '../config/publish-notice.ts';
import { codeOf, ORIGIN, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const { hash: _, process: __, ...notice } = SITE.notice;
/** Its notice tries to end the script that it is put into. */
const RULES = { version: '1', rules: [{ action: 'hide' as const, selector: '.a', name: '</script>' }] };
const HOSTILE = {
  ...SITE,
  key: 'hostile',
  rules: RULES,
  notice: publishNotice({ ...notice, controller: '</script>\u2028$&`${1}' }, RULES),
};
let files: string;
let server: TestServer;

beforeAll(async () => {
  files = mkdtempSync(path.join(tmpdir(), 'opname-files-'));
  for (const folder of ['sdk', 'studio', 'demo']) mkdirSync(path.join(files, folder));
  writeFileSync(path.join(files, 'sdk', 'opname.js'), 'globalThis.served="__OPNAME_SERVED__";');
  writeFileSync(
    path.join(files, 'sdk', 'opname-languages.json'),
    JSON.stringify({ en: 'English', nl: 'Nederlands', fr: 'x' }),
  );
  for (const name of ['assets', 'controls', 'preview', 'recorder', 'rules'])
    writeFileSync(path.join(files, 'sdk', `opname-${name}.js`), 'export {};');
  writeFileSync(path.join(files, 'sdk', 'opname-draft.js'), '1');
  writeFileSync(path.join(files, 'studio', 'index.html'), '<title>Studio</title>');
  writeFileSync(path.join(files, 'studio', 'me.html'), '<title>Own page</title>');
  writeFileSync(path.join(files, 'studio', 'replay.html'), '<title>Replay</title>');
  writeFileSync(path.join(files, 'studio', 'studio.js'), '1');
  writeFileSync(path.join(files, 'demo', 'index.html'), '<title>Demo</title>');
  server = await startTestServer({
    sites: [SITE, HOSTILE],
    sdkDir: path.join(files, 'sdk'),
    studioDir: path.join(files, 'studio'),
    demoDir: path.join(files, 'demo'),
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(files, { recursive: true, force: true });
});

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(server.url + address, { headers, redirect: 'manual' });

test('it is healthy while its database answers', async () => {
  const response = await get('/healthz');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});

test('it describes every endpoint in OpenAPI', async () => {
  const description = (await (await get('/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const operations = Object.values(description.paths).flatMap((methods) => Object.keys(methods));
  expect(operations).toHaveLength(Object.keys(ENDPOINTS).length);
});

test('the script carries the notices of all sites, whatever is written in them', async () => {
  const response = await get('/opname.js', { origin: 'https://anywhere.example' });
  const script = await response.text();
  expect(script).not.toMatch(/<\/script|\u2028/);
  const { notices } = run(script);
  expect({ ...notices }).toMatchObject({ trial: SITE.notice, hostile: HOSTILE.notice, demo: { level: 'screen' } });
  expect(notices['hostile']).toMatchObject({ rules: RULES });
  expect(notices['trial']).not.toHaveProperty('rules');
});

interface Served {
  notices: Record<string, PublishedNotice>;
  texts: Record<string, unknown>;
}

/** @returns what the script finds in itself when a page runs it. */
function run(script: string): Served {
  const page: { served?: Served } = {};
  runInNewContext(script, { globalThis: page });
  return page.served ?? { notices: {}, texts: {} };
}

test('the script brings the words of the language in its address, and of the fallback only to who needs it', async () => {
  const { texts, notices } = run(await (await get('/opname.js?lang=nl-BE', { 'accept-language': 'fr' })).text());
  expect(Object.keys(texts)).toEqual(['en', 'nl']);
  expect(Object.keys(notices['demo']?.purpose ?? {})).toEqual(['nl']);
  expect(Object.keys(notices['trial']?.purpose ?? {})).toEqual(['en']);
});

test('without one in its address it brings those that the browser accepts, and the fallback', async () => {
  const response = await get('/opname.js', { 'accept-language': 'nl, fr;q=0.8, *;q=0.1' });
  expect(response.headers.get('vary')).toContain('accept-language');
  expect(Object.keys(run(await response.text()).texts)).toEqual(['en', 'nl']);
});

test('B6 it brings the fallback of a site that does not speak the language', async () => {
  const { texts, notices } = run(await (await get('/opname.js?lang=fr')).text());
  expect(Object.keys(texts)).toEqual(['en']);
  expect(Object.keys(notices['trial']?.purpose ?? {})).toEqual(['en']);
});

test('the script may be embedded anywhere, and is asked for again cheaply', async () => {
  const response = await get('/opname.js');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
  const etag = response.headers.get('etag') ?? '';
  expect((await get('/opname.js', { 'if-none-match': etag })).status).toBe(304);
  expect((await get('/opname-recorder.js')).status).toBe(200);
  expect((await get('/opname-rules.js')).status).toBe(200);
  expect((await get('/opname-preview.js')).status).toBe(200);
  expect((await get('/opname-draft.js')).status).toBe(200);
});

test('the way to the studio is found from anywhere', async () => {
  expect((await get('/')).headers.get('location')).toBe('/studio/');
  expect((await get('/studio')).headers.get('location')).toBe('/studio/');
  expect(await (await get('/studio/')).text()).toContain('Studio');
  expect(await (await get('/studio/recordings/7')).text()).toContain('Studio');
  expect(await codeOf(await get('/studio/nothing.js'))).toBe('404 not-found');
  expect(await (await get('/demo/')).text()).toContain('Demo');
});

test('no address leads out of the folders', async () => {
  const answers = await Promise.all(
    ['/studio/..%2fsdk%2fopname.js', '/demo/..%2f..%2fetc%2fpasswd', '/demo/%00', '/demo/%zz'].map((address) =>
      get(address),
    ),
  );
  expect(answers.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
});

const policy = async (address: string) => (await get(address)).headers.get('content-security-policy');

test("E1 the participant's page may stand in a page of the sites' origins, and the studio in none but its own", async () => {
  expect(await (await get('/me/')).text()).toContain('Own page');
  const framers = / frame-ancestors 'self' https:\/\/app\.example\.org http:\/\/localhost:\* /;
  expect(await policy('/me/')).toMatch(framers);
  expect(await policy('/me/replay.html')).toMatch(framers);
  expect(await policy('/me/replay.html')).toContain("connect-src 'none'");
  expect(await policy('/studio/')).toContain("frame-ancestors 'self';");
});

test('the studio and the replay each have a policy of their own', async () => {
  expect(await policy('/studio/')).toContain("connect-src 'self'");
  expect(await policy('/studio/recordings')).toContain("connect-src 'self'");
  expect(await policy('/studio/replay.html')).toContain("connect-src 'none'");
  expect(await policy('/studio/replay.html')).toContain("default-src 'none'");
});

const preflight = (origin: string, address = '/v1/chunks') =>
  fetch(server.url + address, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,opname-page',
      'access-control-request-private-network': 'true',
    },
  });

test('a preflight lets the pages of sites in, and no others', async () => {
  const allowed = await preflight(ORIGIN);
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': expect.stringContaining('opname-page') as string,
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '7200',
  });
  expect(allowed.headers.has('access-control-allow-credentials')).toBe(false);
  expect((await preflight('http://localhost:1234')).headers.get('access-control-allow-origin')).toBe(
    'http://localhost:1234',
  );
  expect((await preflight('https://evil.example')).headers.has('access-control-allow-origin')).toBe(false);
  expect((await preflight(ORIGIN, '/v1/recordings')).headers.has('access-control-allow-origin')).toBe(false);
});

test('an answer to a page can be read by it, an error too', async () => {
  const response = await server.consent({ notice: '0'.repeat(64) });
  expect(response.status).toBe(404);
  expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  const upload = await server.upload('no grant');
  expect(upload.headers.get('access-control-allow-origin')).toBe(ORIGIN);
});

test('a request that is not HTTP is refused and the server goes on', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
  const answer = await new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));
  expect(answer).toContain('400');
  expect((await get('/healthz')).status).toBe(200);
});
