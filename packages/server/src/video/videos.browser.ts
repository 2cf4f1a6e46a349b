import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ParticipantLink, ParticipantOverview, ParticipantSession, Video, VideoList } from '@opname/protocol';
import { findBrowser } from '@opname/video/find-browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe, scroll } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { createUnderWay } from './under-way.ts';

const STUDIO_DIR = path.resolve(import.meta.dirname, '../../../viewer/dist');
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const FPS_MOST = 30;
const SMALL = { size: { width: 320, height: 200 } };
/** Milliseconds that a browser on a busy machine may take to make a second of video. */
const SOON = { timeout: 60_000 };
const ASKS = { ...SITE, key: 'asks', askReason: true };

const gate = createGate();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, ASKS], studioDir: STUDIO_DIR, chromium: gate.browser });
});
afterAll(async () => {
  gate.open();
  await server?.stop();
  gate.remove();
});

/** A Chromium that starts when it is let: how long a video is being made is the test's to say, not the machine's. */
function createGate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-gate-'));
  const browser = path.join(folder, 'chromium');
  const wait = 'while [ -e "$0.closed" ]; do rm "$0.one" 2>/dev/null && break; sleep 0.1; done';
  writeFileSync(browser, `#!/bin/sh\n${wait}\necho $$ >"$0.pid"\nexec "${findBrowser(undefined)}" "$@"\n`, {
    mode: 0o700,
  });
  return {
    browser,
    close: () => writeFileSync(`${browser}.closed`, ''),
    letOne: () => writeFileSync(`${browser}.one`, ''),
    open: () => rmSync(`${browser}.closed`, { force: true }),
    /** Ends the one that was let in last. */
    kill: () => process.kill(Number(readFileSync(`${browser}.pid`, 'utf8')), 'SIGKILL'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @param seconds as long as its video; @param busy of them at the end, in each picture of which something changes. */
async function record(seconds: number, site = SITE.key, busy = 0) {
  const { grant, recording } = await server.grant({ site, subject: randomUUID() });
  const { now } = server.clock;
  const steps = Array.from({ length: seconds }, (_, step) => scroll(now + (step + 1) * SECOND_MS, step * 5));
  const moves = Array.from({ length: busy * FPS_MOST }, (_, step) => ({
    type: 3,
    timestamp: Math.round(now + (seconds - busy) * SECOND_MS + (step * SECOND_MS) / FPS_MOST),
    data: { source: 1, positions: [{ x: step % 300, y: 100, id: 4, timeOffset: 0 }] },
  }));
  // Nothing is believed of what has yet to come.
  server.clock.now += seconds * SECOND_MS;
  const events = [...keyframe(now), ...steps, ...moves].toSorted((a, b) => a.timestamp - b.timestamp);
  await server.upload(grant, { page: randomUUID(), last: true, events });
  return { grant, recording };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
const at = (recording: string) => `/v1/recordings/${recording}/videos`;
const ask = (recording: string, wish: object = {}) => server.ask(at(recording), 'POST', { ...SMALL, ...wish });
const asked = async (recording: string, wish?: object) => (await (await ask(recording, wish)).json()) as Video;
const fileOf = (recording: string, video: string, query = '') => server.ask(`${at(recording)}/${video}/file${query}`);
const list = async (recording: string) => (await (await server.ask(at(recording))).json()) as VideoList;
const read = async (recording: string, id: string) => (await list(recording)).videos.find((video) => video.id === id);
const stateOf = async (recording: string, id: string) => (await read(recording, id))?.state;
const packsOf = (recording: string) => filesUnder(server.data).filter((file) => file.includes(`packs/${recording}`));

/** What videos are made in. */
function inTheMaking(): string[] {
  const { root } = createUnderWay(server.data);
  return existsSync(root) ? readdirSync(root) : [];
}

/** As they stand in the store, which one process may have open at a time. */
async function rowsOf(recording: string): Promise<number> {
  let rows = -1;
  await server.restart(async () => {
    const stores = await server.openStores();
    const { query } = stores.database;
    const videos = await query.selectFrom('videos').select('id').where('recording', '=', recording).execute();
    const pieces = await query.selectFrom('video_pieces').select('blob').where('recording', '=', recording).execute();
    const parts = await query.selectFrom('video_parts').select('blob').where('recording', '=', recording).execute();
    await stores.close();
    rows = videos.length + pieces.length + parts.length;
  });
  return rows;
}

test('a video is made, downloaded as it is asked for, told to the participant, and goes with its recording', async () => {
  const { grant, recording } = await record(2);
  const { id } = await asked(recording, { format: 'webm' });
  await expect.poll(() => stateOf(recording, id), SOON).toBe('done');
  const video = await read(recording, id);
  expect(video).toMatchObject({ problem: null, wish: { format: 'webm', fps: 10, ...SMALL, skipIdle: false } });
  expect(video?.drawn).toBe(video?.length);
  expect(video?.until).toBe((await server.open(recording)).expiresAt);

  const answer = await fileOf(recording, id);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'video/webm',
    'content-disposition': `attachment; filename="opname-${recording}.webm"`,
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.byteLength).toBe(video?.bytes);
  // EBML, by which every WebM begins; sealed, it stands in no file.
  expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
  expect(bytes.includes('V_VP9')).toBe(true);
  expect(filesUnder(server.data).some((file) => readFileSync(file).includes('V_VP9'))).toBe(false);

  const post = async <Answer>(address: string, headers: Record<string, string>, body: object) =>
    (await (
      await fetch(server.url + address, { method: 'POST', headers, body: JSON.stringify(body) })
    ).json()) as Answer;
  const { url } = await post<ParticipantLink>('/v1/participant/links', bearer(grant), {});
  const token = new URL(url).hash.slice(1);
  const { session } = await post<ParticipantSession>('/v1/participant/sessions', bearer(''), { token });
  const page = await fetch(`${server.url}/v1/participant`, { headers: bearer(session) });
  const { recordings } = (await page.json()) as ParticipantOverview;
  const told = recordings.flatMap(({ watched }) => watched.map(({ what }) => what));
  expect(told.filter((what) => what === 'exported')).toHaveLength(2);

  const sealed = packsOf(recording);
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  await expect.poll(() => packsOf(recording)).toEqual([]);
  expect(sealed.some((file) => existsSync(file))).toBe(false);
  expect(await rowsOf(recording)).toBe(0);
  expect(await codeOf(await fileOf(recording, id))).toBe('410 recording-erased');
});

test('one is made at a time, and one that is removed is made no further', async () => {
  const [first, second] = [await record(2), await record(2)];
  await server.open(first.recording);
  const before = packsOf(first.recording);
  gate.close();
  const { id } = await asked(first.recording);
  await expect.poll(() => stateOf(first.recording, id), SOON).toBe('working');
  const waits = await asked(second.recording);
  expect(waits.state).toBe('waiting');
  expect(await codeOf(await fileOf(first.recording, id))).toBe('409 video-not-done');
  expect(await stateOf(second.recording, waits.id)).toBe('waiting');
  await server.ask(`${at(first.recording)}/${id}`, 'DELETE');
  expect((await list(first.recording)).videos).toEqual([]);
  gate.letOne();
  await expect.poll(() => stateOf(second.recording, waits.id), SOON).toBe('working');
  expect(packsOf(first.recording)).toEqual(before);
  // Erased while it is made: its files in the making go before the erasure is said to be done.
  await expect.poll(inTheMaking, SOON).not.toEqual([]);
  const erased = server.ask(`/v1/recordings/${second.recording}`, 'DELETE');
  gate.open();
  await erased;
  expect(inTheMaking()).toEqual([]);
  expect(await rowsOf(second.recording)).toBe(0);
});

test('a browser that died and a node that stopped cost what is drawn of one part, and parts go with the recording', async () => {
  const { recording } = await record(115, SITE.key, 54);
  await server.open(recording);
  const before = packsOf(recording);
  gate.close();
  gate.letOne();
  const { id } = await asked(recording, { fps: FPS_MOST });
  const drawn = async () => (await read(recording, id))?.drawn;
  await expect.poll(drawn, SOON).toBeGreaterThan(MINUTE_MS);
  gate.kill();
  // Sealed, and what is drawn of the second minute is nowhere: the next browser waits to be let in.
  const part = packsOf(recording).find((file) => !before.includes(file)) ?? '';
  expect(readFileSync(part).includes('timestamp')).toBe(false);
  expect(await read(recording, id)).toMatchObject({ state: 'working' });
  gate.letOne();
  await server.restart(undefined, { roundMs: 200 });
  await expect.poll(() => stateOf(recording, id), SOON).toBe('working');
  gate.letOne();
  const atStart = await drawn();
  await expect.poll(drawn, SOON).not.toBe(atStart);
  expect(await drawn()).toBeGreaterThanOrEqual(MINUTE_MS);
  // Drawn from its beginning, the first minute would be kept anew.
  expect(packsOf(recording).filter((file) => !before.includes(file))).toEqual([part]);
  const erased = server.ask(`/v1/recordings/${recording}`, 'DELETE');
  gate.open();
  await erased;
  await expect.poll(() => packsOf(recording)).toEqual([]);
  expect(await rowsOf(recording)).toBe(0);
});

test('what a node that died was making is made by the next, and given up when it dies of it', async () => {
  const { recording } = await record(1);
  const { id } = await asked(recording);
  await expect.poll(() => stateOf(recording, id), SOON).toBe('done');
  const dead = { state: 'working' as const, worker: randomUUID(), lease_until: server.clock.now + SECOND_MS };
  const left = path.join(createUnderWay(server.data).root, 'a1b2c3d4');
  const die = (tries: number) => async () => {
    const stores = await server.openStores();
    await stores.database.query
      .updateTable('videos')
      .set({ ...dead, tries })
      .where('id', '=', id)
      .execute();
    await stores.close();
    mkdirSync(left, { recursive: true });
    writeFileSync(path.join(left, 'profile'), 'what a browser leaves');
  };
  await server.restart(die(1), { roundMs: 200 });
  expect(existsSync(left)).toBe(false);
  expect(await stateOf(recording, id)).toBe('working');
  server.clock.now += 2 * SECOND_MS;
  await expect.poll(() => stateOf(recording, id), SOON).toBe('done');
  expect(Buffer.from(await (await fileOf(recording, id)).arrayBuffer()).includes('avc1')).toBe(true);
  dead.lease_until = 0;
  await server.restart(die(3), { roundMs: 200 });
  await expect.poll(() => read(recording, id)).toMatchObject({ state: 'failed', problem: 'interrupted' });
  server.clock.now += 8 * DAY_MS;
  await expect.poll(() => packsOf(recording)).toEqual([]);
  expect(await rowsOf(recording)).toBe(0);
});

test('what cannot be made is refused or told, and a reason is asked for where the site does', async () => {
  const { recording } = await record(1);
  expect(await codeOf(await ask(recording, { from: 5, to: 5 }))).toBe('400 invalid-request');
  expect(await codeOf(await ask(recording, { fps: 60 }))).toBe('400 invalid-request');
  const { id } = await asked(recording, { from: 3_600_000 });
  await expect.poll(() => read(recording, id), SOON).toMatchObject({ state: 'failed', problem: 'nothing-recorded' });
  const other = await record(1, ASKS.key);
  expect(await codeOf(await ask(other.recording))).toBe('422 reason-needed');
  await server.restart(undefined, { videosAtOnce: 0 });
  expect((await list(recording)).isPossible).toBe(false);
  expect(await codeOf(await ask(recording))).toBe('409 no-videos');
});
