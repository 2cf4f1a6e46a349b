import { CLOCK_SKEW_MS } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, ORIGIN, SHOWN, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = SITE.notice.windowMinutes * MINUTE_MS;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const readLedger = async () => await (await server.ask('/v1/ledger')).text();

test('a yes gives a grant until the window ends, at the stricter of both levels', async () => {
  const trialStart = server.clock.now - 40 * MINUTE_MS;
  const response = await server.consent({ trialStart });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    level: 'inputs',
    now: server.clock.now,
    until: trialStart + WINDOW_MS,
  });
});

test('without a start of the trial it is when the server first heard of the participant', async () => {
  const { until } = await server.grant({ subject: 'first seen' });
  expect(until).toBe(server.clock.now + WINDOW_MS);
  server.clock.now += MINUTE_MS;
  expect((await server.grant({ subject: 'first seen' })).until).toBe(until);
});

test('the start of a trial never moves forward, and moves back', async () => {
  const { now } = server.clock;
  const { until } = await server.grant({ subject: 'moving', trialStart: now - 20 * MINUTE_MS });
  expect((await server.grant({ subject: 'moving', trialStart: now })).until).toBe(until);
  const earlier = await server.grant({ subject: 'moving', trialStart: now - 30 * MINUTE_MS });
  expect(earlier.until).toBe(until - 10 * MINUTE_MS);
});

test('a second yes within the window is for the same recording, also when both come at once', async () => {
  const first = await server.grant({ subject: 'twice' });
  const second = await server.grant({ subject: 'twice', level: 'structure' });
  expect(second).toMatchObject({ recording: first.recording, level: 'structure' });
  expect((await server.grant({ subject: 'twice' })).level).toBe('structure');
  const [a, b] = await Promise.all([server.grant({ subject: 'two tabs' }), server.grant({ subject: 'two tabs' })]);
  expect(a.recording).toBe(b.recording);
});

test('a new yes after an erasure begins a new recording, in the same window', async () => {
  const first = await server.grant({ subject: 'erased' });
  await server.ask(`/v1/recordings/${first.recording}`, 'DELETE');
  server.clock.now += MINUTE_MS;
  const second = await server.grant({ subject: 'erased' });
  expect(second.recording).not.toBe(first.recording);
  expect(second.until).toBe(first.until);
});

test('after the window nothing more is granted', async () => {
  const trialStart = server.clock.now - WINDOW_MS;
  expect(await codeOf(await server.consent({ trialStart }))).toBe('410 window-over');
});

test('a trial in the future is refused, a clock that is a little ahead is not', async () => {
  const { now } = server.clock;
  expect(await codeOf(await server.consent({ trialStart: now + CLOCK_SKEW_MS + 1 }))).toBe('422 trial-start-in-future');
  const { until } = await server.grant({ trialStart: now + CLOCK_SKEW_MS });
  expect(until).toBe(now + WINDOW_MS);
});

test('a page of another origin, or of none, is refused', async () => {
  expect(await codeOf(await server.consent({}, { origin: 'https://evil.example.org' }))).toBe('403 origin-not-allowed');
  expect(await codeOf(await server.consent({}, { origin: `${ORIGIN}:8443` }))).toBe('403 origin-not-allowed');
  expect(await codeOf(await server.consent({}, { origin: 'null' }))).toBe('403 origin-not-allowed');
  const body = JSON.stringify({
    site: SITE.key,
    subject: 'a',
    notice: SITE.notice.hash,
    language: 'en',
    level: 'screen',
    shown: SHOWN,
  });
  const headers = { 'content-type': 'application/json' };
  const withoutOrigin = await fetch(`${server.url}/v1/consents`, { method: 'POST', headers, body });
  expect(await codeOf(withoutOrigin)).toBe('403 origin-not-allowed');
});

test('an unknown site and a notice that never was are refused', async () => {
  expect(await codeOf(await server.consent({ site: 'nobody' }))).toBe('404 unknown-site');
  expect(await codeOf(await server.consent({ notice: '0'.repeat(64) }))).toBe('404 unknown-notice');
});

test('a subject that is no text, empty or too long is refused', async () => {
  const answers = await Promise.all(
    [17, '', 'a'.repeat(257), 'line\nbreak', null, ['a']].map(async (subject) =>
      codeOf(await server.consent({ subject })),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['400 invalid-request']));
});

test('F1 a yes that does not say what was shown is refused, and nothing is written down', async () => {
  const before = await readLedger();
  const answers = await Promise.all(
    [undefined, {}, { ...SHOWN, text: '' }, { ...SHOWN, component: 'elsewhere' }, { ...SHOWN, theme: 'auto' }].map(
      async (shown) => codeOf(await server.consent({ shown })),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['400 invalid-request']));
  expect(await readLedger()).toBe(before);
});

test('a body that tries anything else is refused with a 4xx', async () => {
  const send = async (body: string, type = 'application/json') => {
    const headers = { 'content-type': type, origin: ORIGIN };
    return codeOf(await fetch(`${server.url}/v1/consents`, { method: 'POST', headers, body }));
  };
  expect(await send('{"__proto__":{"site":"trial"}}')).toBe('400 invalid-request');
  expect(await send('{"constructor":{"prototype":{"site":"trial"}}}')).toBe('400 invalid-request');
  expect(await send('['.repeat(30_000))).toBe('400 invalid-request');
  expect(await send(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toBe('400 invalid-request');
  expect(await send('{"site":"trial"')).toBe('400 invalid-request');
  expect(await send('')).toBe('400 invalid-request');
  expect(await send('{}', 'text/plain')).toBe('415 wrong-media-type');
  expect(await send(' '.repeat(70_000))).toBe('413 too-large');
  expect(await codeOf(await server.consent({ more: 1 }))).toBe('400 invalid-request');
});
