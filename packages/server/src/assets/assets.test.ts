import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ASSET_MAX_BYTES, RECORDING_MAX_ASSET_BYTES, type AssetList, type AssetsWanted } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, holdPicture, nameAssets, picture, PICTURE, PICTURE_HASH, uploadAsset } from '../../test/assets.ts';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { publishNotice } from '../config/publish-notice.ts';
import { codeOf, NOTICE, ORIGIN, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

/** Stands in bytes and in an address, and may be found nowhere. */
const MARKED = 'Zeppelin-hesitates-7732';
const DAY_MS = 86_400_000;
const STRICT = { ...SITE, key: 'strict', notice: publishNotice({ ...NOTICE, level: 'structure' }) };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, STRICT] });
});
afterAll(() => server.stop());

const record = () => server.grant({ subject: randomUUID() });
const list = async (recording: string) =>
  ((await (await server.ask(`/v1/recordings/${recording}/assets`)).json()) as AssetList).assets;
const read = (recording: string, asset: string | null | undefined) =>
  server.ask(`/v1/recordings/${recording}/assets/${asset}`);
const isInFiles = (text: string) => filesUnder(server.data).some((file) => readFileSync(file).includes(text));
const wantedOf = async (answer: Response) => ((await answer.json()) as AssetsWanted).wanted;

test('a picture that was named and handed over is read as it was, as a file and not as a page', async () => {
  const { grant, recording } = await record();
  const address = `${ORIGIN}/team/photo.png`;
  const named = await nameAssets(server, grant, { assets: [{ address, hash: PICTURE_HASH, width: 40, height: 30 }] });
  expect(await wantedOf(named)).toEqual([PICTURE_HASH]);
  expect((await uploadAsset(server, grant, PICTURE)).status).toBe(201);
  const [asset] = await list(recording);
  expect(asset).toMatchObject({ address, type: 'image/png', width: 40, height: 30 });
  const answer = await read(recording, asset?.asset);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PICTURE);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

test('the same picture is held once in a recording, and never for two recordings', async () => {
  const [one, other] = [await record(), await record()];
  await holdPicture(server, one.grant);
  const before = (await server.open(one.recording)).bytes;
  const again = await nameAssets(server, one.grant, { assets: [{ address: `${ORIGIN}/b.png`, hash: PICTURE_HASH }] });
  expect(await wantedOf(again)).toEqual([]);
  expect((await uploadAsset(server, one.grant, PICTURE)).status).toBe(201);
  expect((await server.open(one.recording)).bytes).toBe(before);
  const named = await nameAssets(server, other.grant, { assets: [{ address: `${ORIGIN}/b.png`, hash: PICTURE_HASH }] });
  expect(await wantedOf(named)).toEqual([PICTURE_HASH]);
  await uploadAsset(server, other.grant, PICTURE);
  const [ours, theirs] = [await list(one.recording), await list(other.recording)];
  expect(new Set(ours.map(({ asset }) => asset)).size).toBe(1);
  expect(theirs[0]?.asset).not.toBe(ours[0]?.asset);
  expect(await codeOf(await read(one.recording, theirs[0]?.asset))).toBe('404 unknown-asset');
});

test('an address that stood for two pictures stands for none, and what could not be had is told with its size', async () => {
  const { grant, recording } = await record();
  await holdPicture(server, grant, picture('a'), `${ORIGIN}/image`);
  await holdPicture(server, grant, picture('b'), `${ORIGIN}/image`);
  await nameAssets(server, grant, { assets: [{ address: 'https://cdn.example.org/x.jpg', width: 320, height: 200 }] });
  const assets = (await list(recording)).toSorted((a, b) => (a.address < b.address ? -1 : 1));
  expect(assets).toEqual([
    { address: `${ORIGIN}/image`, asset: null, type: null, width: null, height: null },
    { address: 'https://cdn.example.org/x.jpg', asset: null, type: null, width: 320, height: 200 },
  ]);
});

test('bytes of another hash, of no known kind, or that nobody named are refused and change nothing', async () => {
  const { grant, recording } = await record();
  expect(await codeOf(await uploadAsset(server, grant, PICTURE))).toBe('409 asset-not-named');
  expect(await codeOf(await uploadAsset(server, grant, PICTURE, 'a'.repeat(64)))).toBe('400 asset-differs');
  const page = Uint8Array.from(Buffer.from('<html><script>alert(1)</script></html>'));
  await nameAssets(server, grant, { assets: [{ address: `${ORIGIN}/a`, hash: hashOf(page) }] });
  expect(await codeOf(await uploadAsset(server, grant, page))).toBe('415 unknown-asset-type');
  const vast = Uint8Array.from(PICTURE);
  // Width and height stand in these eight bytes of a PNG.
  vast.set([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], 16);
  await nameAssets(server, grant, { assets: [{ address: `${ORIGIN}/vast.png`, hash: hashOf(vast) }] });
  expect(await codeOf(await uploadAsset(server, grant, vast))).toBe('415 unknown-asset-type');
  const large = Uint8Array.from(Buffer.concat([PICTURE, Buffer.alloc(ASSET_MAX_BYTES)]));
  expect(await codeOf(await uploadAsset(server, grant, large))).toBe('413 too-large');
  expect((await list(recording)).map(({ asset }) => asset)).toEqual([null, null]);
});

test('an address with what the sanitiser takes out is refused', async () => {
  const { grant, recording } = await record();
  const hash = PICTURE_HASH;
  for (const address of [`${ORIGIN}/a.png?token=1`, 'https://me:secret@app.example.org/a.png', 'blob:https://x/1'])
    expect(await codeOf(await nameAssets(server, grant, { assets: [{ address, hash }] }))).toBe('400 invalid-request');
  const mail = `${ORIGIN}/ann@example.org/a.png`;
  expect(await codeOf(await nameAssets(server, grant, { assets: [{ address: mail, hash }] }))).toBe(
    '400 invalid-request',
  );
  expect(await list(recording)).toEqual([]);
});

test('a recording takes no more than its budget, and its events as before', async () => {
  const { grant, recording } = await record();
  const size = ASSET_MAX_BYTES - 100;
  for (let taken = 0; taken + size <= RECORDING_MAX_ASSET_BYTES; taken += size)
    expect((await holdPicture(server, grant, large(size), `${ORIGIN}/${taken}.png`)).status).toBe(201);
  expect(await codeOf(await holdPicture(server, grant, large(size), `${ORIGIN}/last.png`))).toBe('413 assets-full');
  expect((await server.upload(grant, { last: true, events: keyframe(server.clock.now) })).status).toBe(201);
  expect((await list(recording)).filter(({ asset }) => asset === null)).toHaveLength(1);
});

function large(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat([PICTURE, randomBytes(size - PICTURE.length)]));
}

test('nothing is taken at the level structure, while it is paused, or after it was stopped', async () => {
  const strict = await server.grant({ site: 'strict', subject: randomUUID(), notice: STRICT.notice.hash });
  expect(await codeOf(await nameAssets(server, strict.grant, NAMED))).toBe('422 no-assets-at-level');
  expect(await codeOf(await uploadAsset(server, strict.grant, PICTURE))).toBe('422 no-assets-at-level');
  const { grant, recording } = await record();
  await nameAssets(server, grant, NAMED);
  await server.ask(`/v1/recordings/${recording}/pause`, 'POST', { how: 'helpdesk' });
  expect(await codeOf(await uploadAsset(server, grant, PICTURE))).toBe('410 recording-paused');
  await server.ask(`/v1/recordings/${recording}/stop`, 'POST', { how: 'helpdesk' });
  expect(await codeOf(await uploadAsset(server, grant, PICTURE))).toBe('410 recording-stopped');
  expect((await list(recording)).map(({ asset }) => asset)).toEqual([null]);
});

const NAMED = { assets: [{ address: `${ORIGIN}/a.png`, hash: PICTURE_HASH }] };

test('who looks at a picture is in the watch log', async () => {
  const { grant, recording } = await record();
  await holdPicture(server, grant);
  await list(recording);
  const { entries } = (await (await server.ask(`/v1/watch-log?recording=${recording}`)).json()) as {
    entries: { what: string }[];
  };
  expect(entries.map(({ what }) => what)).toEqual(['opened']);
});

test('E3 pictures and their addresses are sealed with the key of their recording, and go when it is erased', async () => {
  const { grant, recording } = await record();
  const bytes = picture(MARKED);
  await holdPicture(server, grant, bytes, `${ORIGIN}/${MARKED}.png`);
  const [asset] = await list(recording);
  expect(asset?.asset).toMatch(/^[0-9a-f]{64}$/);
  expect(isInFiles(MARKED) || isInFiles(hashOf(bytes))).toBe(false);
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  expect(await codeOf(await read(recording, asset?.asset))).toBe('410 recording-erased');
  expect(await codeOf(await uploadAsset(server, grant, bytes))).toBe('410 recording-erased');
  expect(filesUnder(server.data).filter((file) => file.includes(`packs/${recording}/`))).toEqual([]);
  expect(isInFiles(asset?.asset ?? '')).toBe(false);
});

test('E3 pictures of a recording that has expired are gone', async () => {
  const { grant, recording } = await record();
  await holdPicture(server, grant);
  const [asset] = await list(recording);
  server.clock.now += 30 * DAY_MS;
  await server.restart();
  expect(await codeOf(await read(recording, asset?.asset))).toBe('410 recording-expired');
  expect(filesUnder(server.data).filter((file) => file.includes(`packs/${recording}/`))).toEqual([]);
  expect(isInFiles(asset?.asset ?? '')).toBe(false);
});
