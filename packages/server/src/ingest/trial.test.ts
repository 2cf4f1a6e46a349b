import { execFile } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { parseTrialKeys } from '../config/trial-keys.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = SITE.notice.windowMinutes * MINUTE_MS;
const ED = generateKeyPairSync('ed25519');
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicJwk = ({ publicKey }: { publicKey: KeyObject }) => publicKey.export({ format: 'jwk' });
let server: TestServer;

beforeAll(async () => {
  const trialKeys = parseTrialKeys('trial', [ED, EC, RSA].map(publicJwk));
  server = await startTestServer({ sites: [{ ...SITE, trialKeys }] });
});
afterAll(() => server.stop());

const sign = (claims: JWTPayload, { privateKey }: { privateKey: KeyObject } = ED, alg = 'EdDSA') =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(privateKey);

describe('a signed start of a trial', () => {
  it.each([
    ['Ed25519', ED, 'EdDSA'],
    ['P-256', EC, 'ES256'],
    ['RSA', RSA, 'RS256'],
  ] as const)('counts when it is signed with a registered key of %s', async (name, pair, alg) => {
    const trialStart = server.clock.now - 40 * MINUTE_MS;
    const trial = await sign({ sub: name, trialStart, aud: SITE.key }, pair, alg);
    expect((await server.grant({ subject: name, trial })).until).toBe(trialStart + WINDOW_MS);
  });

  it('may be in seconds, as other claims of a token are', async () => {
    const seconds = Math.floor(server.clock.now / 1000) - 60;
    const trial = await sign({ sub: 'seconds', trial_start: seconds });
    expect((await server.grant({ subject: 'seconds', trial })).until).toBe(seconds * 1000 + WINDOW_MS);
  });

  it('never moves forward', async () => {
    const { now } = server.clock;
    const early = await sign({ sub: 'early', trialStart: now - 20 * MINUTE_MS });
    const { until } = await server.grant({ subject: 'early', trial: early });
    const later = await sign({ sub: 'early', trialStart: now });
    expect((await server.grant({ subject: 'early', trial: later })).until).toBe(until);
  });

  it('is refused when it is forged, expired, of another participant or site, in the future or over', async () => {
    const { now } = server.clock;
    const subject = 'refused';
    const stranger = generateKeyPairSync('ed25519');
    const tokens: [string, string][] = [
      ['422 bad-trial-token', await sign({ sub: subject, trialStart: now }, stranger)],
      ['422 bad-trial-token', await sign({ sub: subject, trialStart: now, exp: now / 1000 - 60 })],
      ['422 bad-trial-token', await sign({ sub: 'another', trialStart: now })],
      ['422 bad-trial-token', await sign({ sub: subject, trialStart: now, aud: 'another' })],
      ['422 bad-trial-token', await sign({ sub: subject })],
      ['422 bad-trial-token', await sign({ sub: subject, trialStart: now, account: 7 })],
      ['422 trial-start-in-future', await sign({ sub: subject, trialStart: now + 5 * MINUTE_MS })],
      ['410 window-over', await sign({ sub: subject, trialStart: now - WINDOW_MS })],
      ['400 invalid-request', 'no token'],
    ];
    for (const [code, trial] of tokens) expect(await codeOf(await server.consent({ subject, trial }))).toBe(code);
    // Nothing of it was kept: the participant is heard of for the first time now.
    expect((await server.grant({ subject })).until).toBe(now + WINDOW_MS);
  });

  it('leaves nothing to what the page says', async () => {
    const trialStart = server.clock.now - 30 * MINUTE_MS;
    expect((await server.grant({ subject: 'unsigned', trialStart })).until).toBe(server.clock.now + WINDOW_MS);
  });

  it('is minted by the example of the README', async () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, example = ''] = /```js\n(\/\/ trial-token\.mjs\n.*?)```/s.exec(readme) ?? [];
    const folder = mkdtempSync(path.join(import.meta.dirname, '../../.trial-token-'));
    try {
      writeFileSync(path.join(folder, 'trial-token.mjs'), example);
      const key = JSON.stringify(ED.privateKey.export({ format: 'jwk' }));
      const script = `
        import { mintTrialToken } from './trial-token.mjs';
        console.log(await mintTrialToken('example', new Date(${server.clock.now - MINUTE_MS})));`;
      const options = { cwd: folder, env: { ...process.env, OPNAME_TRIAL_KEY: key } };
      const run = promisify(execFile);
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options);
      const granted = await server.grant({ subject: 'example', trial: stdout.trim() });
      expect(granted.until).toBe(server.clock.now - MINUTE_MS + WINDOW_MS);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('a key of a site that is private, weak or none is refused with its place', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  expect(() => parseTrialKeys('trial', [ED.privateKey.export({ format: 'jwk' })])).toThrow(
    'trialKeys[0] of "trial") that is private',
  );
  expect(() => parseTrialKeys('trial', [publicJwk(ED), publicJwk(weak)])).toThrow('trialKeys[1] of "trial")');
  expect(() => parseTrialKeys('trial', [{ kty: 'OKP' }])).toThrow('make one of those');
});
