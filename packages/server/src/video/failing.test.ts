import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Video, VideoList } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { codeOf, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;
let studioDir: string;
beforeAll(async () => {
  studioDir = mkdtempSync(path.join(tmpdir(), 'opname-player-'));
  writeFileSync(path.join(studioDir, 'video.js'), '');
  // A program that is no browser, and ends at once.
  server = await startTestServer({ studioDir, chromium: '/bin/false' });
});
afterAll(async () => {
  await server?.stop();
  rmSync(studioDir, { recursive: true, force: true });
});

test('a browser that does not start fails the video, which says so and can be removed', async () => {
  const { grant, recording } = await server.grant();
  await server.upload(grant, { page: randomUUID(), last: true, events: keyframe(server.clock.now) });
  const address = `/v1/recordings/${recording}/videos`;
  const { id, state } = (await (await server.ask(address, 'POST', {})).json()) as Video;
  expect(state).toBe('waiting');
  const list = async () => ((await (await server.ask(address)).json()) as VideoList).videos;
  await expect.poll(list).toMatchObject([{ id, state: 'failed', problem: 'failed', bytes: 0 }]);
  expect(await codeOf(await server.ask(`${address}/${id}/file`))).toBe('409 video-not-done');
  expect((await server.ask(`${address}/${id}`, 'DELETE')).status).toBe(204);
  expect(await list()).toEqual([]);
  expect(await codeOf(await server.ask(`${address}/${id}`, 'DELETE'))).toBe('404 unknown-video');
});

test('a recording has so many videos and no more, and they go when it is erased or has expired', async () => {
  const { recording } = await server.grant({ subject: randomUUID() });
  const other = await server.grant({ subject: randomUUID() });
  const ask = (of: string) => server.ask(`/v1/recordings/${of}/videos`, 'POST', {});
  for (let count = 0; count < 5; count++) expect((await ask(recording)).status).toBe(201);
  expect(await codeOf(await ask(recording))).toBe('409 videos-full');
  expect((await ask(other.recording)).status).toBe(201);
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  expect(await codeOf(await ask(recording))).toBe('410 recording-erased');
  let left: string[] = [];
  const look = async () => {
    const stores = await server.openStores();
    left = (await stores.database.query.selectFrom('videos').select('recording').execute()).map((row) => row.recording);
    await stores.close();
  };
  await server.restart(look);
  expect(left).toEqual([other.recording]);
  server.clock.now += 8 * 86_400_000;
  await server.restart();
  await server.restart(look);
  expect(left).toEqual([]);
});
