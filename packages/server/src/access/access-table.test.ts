import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENDPOINTS, type ErrorBody, type EndpointName } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCESS_DOCUMENT, describeAccess } from '../../test/access-document.ts';
import {
  createSpareMembers,
  createStaffCallers,
  createThings,
  OTHER,
  type Headers,
  type Things,
} from '../../test/access-callers.ts';
import { request } from '../../test/access-requests.ts';
import { ACCESS_TABLE, CALLERS, type CallerName, type Outcome } from '../../test/access-table.ts';
import { SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Milliseconds: hashing the passwords of accounts is slow on purpose, and all cells are many requests. */
const HOOK_MS = 120_000;

let server: TestServer;
let player: string;
let own: Things;
let foreign: Things;
let callers: Record<CallerName, Headers[]>;

beforeAll(async () => {
  // Without the player there is no archive to take home.
  player = mkdtempSync(path.join(tmpdir(), 'opname-player-'));
  mkdirSync(path.join(player, 'archive'));
  for (const file of ['index.html', 'archive.js', 'archive.css']) writeFileSync(path.join(player, 'archive', file), '');
  server = await startTestServer({ sites: [SITE, OTHER], studioDir: player });
  await createSpareMembers(server);
  own = await createThings(server, SITE.key);
  foreign = await createThings(server, OTHER.key);
  const { admin: siteAdmin, all, ...staff } = await createStaffCallers(server);
  const page = [{ authorization: `Bearer ${own.grant}` }];
  callers = { anyone: [{}], page, participant: [own.participant], ...staff, siteAdmin, admin: all, link: [own.link] };
}, HOOK_MS);
afterAll(async () => {
  await server.stop();
  rmSync(player, { recursive: true, force: true });
}, HOOK_MS);

/** Refusals for who somebody is; any other answer means that they were let in. */
async function outcomeOf(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return 'ok';
  const { code } = JSON.parse(text) as ErrorBody;
  const isRefused = /^40[13]$/.test(String(response.status)) || code.startsWith('unknown-');
  if (isRefused) return String(response.status);
  return response.status < 500 || code === 'busy' ? 'ok' : `${response.status} ${code}`;
}

/** These end what other cells need. */
const LAST: readonly EndpointName[] = ['stopRecording', 'eraseRecording', 'revokeLink', 'revokeLinks'];
const names = Object.keys(ENDPOINTS) as EndpointName[];
const inOrder = [...names.filter((name) => !LAST.includes(name)), ...LAST];

/** @returns what is not as the table says. */
async function findWrong(name: EndpointName, caller: CallerName): Promise<string[]> {
  const [expectedOwn, expectedForeign] = ACCESS_TABLE[name][caller];
  const cells: (readonly [Things, Outcome, Headers])[] = callers[caller].flatMap((headers) => [
    [foreign, expectedForeign, headers] as const,
    [own, expectedOwn, headers] as const,
  ]);
  const wrong: string[] = [];
  for (const [things, expected, headers] of cells) {
    // Ends the session that it is asked with.
    if (name === 'revokeLink' && things === foreign) continue;
    const outcome = await outcomeOf(await request(server, name, { things, headers }));
    if (outcome !== expected) wrong.push(`${name} by ${caller} on ${things.site}: ${outcome}, not ${expected}`);
  }
  return wrong;
}

test(
  'every endpoint lets in whom the table lets in, and answers everybody else as the table says',
  async () => {
    const wrong: string[] = [];
    for (const name of inOrder) {
      for (const [caller] of CALLERS) wrong.push(...(await findWrong(name, caller)));
    }
    expect(wrong).toEqual([]);
  },
  HOOK_MS,
);

test(
  'what is of another site is answered word for word as what does not exist',
  async () => {
    const [headers = {}] = callers.siteAdmin;
    const nowhere = {
      ...foreign,
      site: 'nowhere',
      recording: randomUUID(),
      request: randomUUID(),
      hash: '0'.repeat(64),
    };
    const hidden = names.filter((name) => ACCESS_TABLE[name].siteAdmin[1] === '404');
    const different: string[] = [];
    for (const name of hidden) {
      const texts = [foreign, nowhere].map(async (things) => (await request(server, name, { things, headers })).text());
      const [ofAnother, ofNone] = await Promise.all(texts);
      if (ofAnother !== ofNone) different.push(`${name}: ${ofAnother} and ${ofNone}`);
    }
    expect(different).toEqual([]);
    expect(hidden.length).toBeGreaterThan(0);
  },
  HOOK_MS,
);

test('docs/access.md is what the table says', () => {
  expect(readFileSync(ACCESS_DOCUMENT, 'utf8')).toBe(describeAccess());
});
