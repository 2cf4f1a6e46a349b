import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { ArchiveContent, type RecordedEvent } from '@opname/protocol';
import { strFromU8, unzipSync } from 'fflate';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const MARKED = { ...SITE, key: 'strict', askReason: true };
let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opname-player-'));
  mkdirSync(path.join(folder, 'archive'));
  for (const file of ['index.html', 'archive.js', 'archive.css'])
    writeFileSync(path.join(folder, 'archive', file), file);
  server = await startTestServer({ sites: [SITE, MARKED], studioDir: folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function download(recording: string, bearer?: string) {
  const address = `/v1/recordings/${recording}/archive`;
  const response = await (bearer === undefined
    ? server.ask(address)
    : fetch(server.url + address, { headers: { authorization: `Bearer ${bearer}` } }));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What the archive's scripts hand to the page, as a browser would run them. */
function readParts(files: Record<string, string>): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  const page = { opnameArchive: { add: (part: string, data: unknown) => parts.set(part, data) } };
  for (const [name, text] of Object.entries(files))
    if (name.startsWith('data/')) runInNewContext(text, { ...page, JSON });
  return parts;
}

async function record(subject: string, site = 'trial') {
  const granted = await server.grant({ subject, site });
  const { now } = server.clock;
  const hostile = keyframe(now, '</script>\u2028"`${1}__proto__');
  await server.upload(granted.grant, { last: true, events: [...hostile, scroll(now + 1, 41), scroll(now + 2, 42)] });
  return granted;
}

const post = (address: string, body: object, bearer?: string) =>
  fetch(server.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });

async function enter(grant: string): Promise<string> {
  const { url } = (await (await post('/v1/participant/links', {}, grant)).json()) as { url: string };
  const opened = await post('/v1/participant/sessions', { token: new URL(url).hash.slice(1) });
  return ((await opened.json()) as { session: string }).session;
}

/** A text that packs badly. */
const noise = () => Array.from({ length: 30_000 }, () => Math.random().toString(36)).join(' ');

it('G1 hands out everything in one archive: player, events, receipts, keys, watch log, summary', async () => {
  const { grant, recording } = await record('Ann');
  await server.open(recording);
  const files = await download(recording, await enter(grant));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'index.html',
      'archive.js',
      'archive.css',
      'summary.html',
      'keys.json',
      'watch-log.json',
      'data/recording.js',
    ]),
  );
  const parts = readParts(files);
  const content = parts.get('recording') as ArchiveContent;
  expect(Check(ArchiveContent, content)).toBe(true);
  const segments = content.recording.index.flatMap((page) => page.segments.map(({ id }) => id));
  const events = segments.flatMap((id) => parts.get(`segment:${id}`) as RecordedEvent[]);
  expect(scrollsOf(events)).toEqual([41, 42]);
  expect(JSON.stringify(events)).toContain('__proto__');
  const receipts = Object.keys(files).filter((name) => name.startsWith('receipts/'));
  expect(receipts).toEqual([
    expect.stringMatching(/^receipts\/001-\d{4}-\d\d-\d\d-given\.jws$/),
    expect.stringMatching(/-given\.json$/),
  ]);
  expect(files[receipts[0] ?? '']).toBe(content.participant.consents[0]?.receipt);
  expect(JSON.parse(files['keys.json'] ?? '')).toMatchObject({ keys: [{ crv: 'Ed25519' }] });
});

it('G6 is in the watch log before it leaves, and carries the entries as they stand in the chain', async () => {
  const { recording } = await record('Logged');
  const files = await download(recording);
  const { entries } = JSON.parse(files['watch-log.json'] ?? '') as { entries: { kind: string; hash: string }[] };
  expect(entries).toMatchObject([{ kind: 'exported', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  expect(files['summary.html']).toContain('an administrator');
});

it('G1 sums it up on a page without a script, in the language of the question', async () => {
  const { recording } = await record('Summed <b>up</b>');
  const { now } = server.clock;
  await server.ask(`/v1/recordings/${recording}/watched`, 'POST', { from: now + 1000, to: now + 61_000 });
  const files = await download(recording);
  expect(files['summary.html']).toContain('<td>0:01–1:01</td>');
  expect(files['summary.html']).toContain('Summed &lt;b&gt;up&lt;/b&gt;');
  expect(files['summary.html']).not.toContain('<script');
});

it('G1 hands out the notes and tags that experts gave it', async () => {
  const { recording } = await record('Noted');
  const note = { page: randomUUID(), at: server.clock.now, text: 'Waits for <the> menu.' };
  await server.ask(`/v1/recordings/${recording}/notes`, 'POST', note);
  await server.ask(`/v1/recordings/${recording}/tags`, 'POST', { name: 'Gives <up>' });
  const files = await download(recording);
  const content = readParts(files).get('recording') as ArchiveContent;
  expect(content).toMatchObject({ tags: ['Gives <up>'], notes: [{ text: note.text }] });
  expect(files['summary.html']).toContain('<li>Gives &lt;up&gt;</li>');
  expect(files['summary.html']).toContain('Waits for &lt;the&gt; menu.');
});

it('G1 gives an archive to its participant and to officers only', async () => {
  const own = await record('Own');
  const foreign = await record('Foreign');
  const session = await enter(own.grant);
  const ask = (bearer: string, recording: string) =>
    fetch(`${server.url}/v1/recordings/${recording}/archive`, { headers: { authorization: `Bearer ${bearer}` } });
  expect(await codeOf(await ask(session, foreign.recording))).toBe('404 unknown-recording');
  expect(await codeOf(await ask(foreign.grant, foreign.recording))).toBe('401 not-signed-in');
  await server.ask(`/v1/recordings/${own.recording}`, 'DELETE');
  expect(await codeOf(await ask(session, own.recording))).toBe('410 recording-erased');
});

it('G6 asks staff for a reason where the site wants one, and never the participant', async () => {
  const { grant, recording } = await record('Reason', 'strict');
  expect(await codeOf(await server.ask(`/v1/recordings/${recording}/archive`))).toBe('422 reason-needed');
  expect((await server.ask(`/v1/recordings/${recording}/archive?why=request%207`)).status).toBe(200);
  await download(recording, await enter(grant));
});

it('G1 sends an archive while it is made, one segment at a time', async () => {
  const { grant, recording } = await server.grant({ subject: 'Large' });
  const { now } = server.clock;
  for (let page = 0; page < 8; page++)
    await server.upload(grant, { last: true, events: keyframe(now + page * 1000, noise()) });
  await server.open(recording);
  const response = await server.ask(`/v1/recordings/${recording}/archive`);
  const sizes: number[] = [];
  for await (const piece of response.body ?? []) sizes.push((piece as Uint8Array).byteLength);
  expect(response.headers.has('content-length')).toBe(false);
  expect(sizes.length).toBeGreaterThan(8);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(1_000_000);
});
