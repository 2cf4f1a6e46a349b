import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesUnder } from '../../test/files.ts';
import { startTestServer, type TestServer } from '../../test/test-server.ts';
import { createBlobSweeper } from '../pack/blob-sweeper.ts';
import type { Stores } from '../stores.ts';
import type { Owner } from './sealed-bytes.ts';
import { createVideoLeases } from './video-leases.ts';
import { createVideoParts } from './video-parts.ts';
import { createVideoPieces, readVideo } from './video-pieces.ts';
import { createVideos } from './videos.ts';

const MEBIBYTE = 2 ** 20;
const WORDS = 'what was recorded, as it could be read';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

/** A video that was asked for, on the stores of a server that is away meanwhile. */
async function withVideo(look: (stores: Stores, owner: Owner, takeOver: () => Promise<Owner>) => Promise<void>) {
  const { recording: id } = await server.grant({ subject: randomUUID() });
  await server.restart(async () => {
    const stores = await server.openStores();
    const { database } = stores;
    const now = () => server.clock.now;
    const recording = await database.query
      .selectFrom('recordings')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const videos = createVideos({ database, nameOfStaff: () => Promise.resolve(''), now });
    const { id: video } = await videos.ask(recording, {}, 'somebody');
    const takeOver = async () => {
      server.clock.now += 3_600_000;
      const worker = randomUUID();
      const leases = createVideoLeases(database, worker, now);
      // Those of other tests wait as well.
      let taken = await leases.takeNext();
      while (taken && taken.id !== video) taken = await leases.takeNext();
      return { recording, video, worker };
    };
    await look(stores, await takeOver(), takeOver);
    await stores.close();
  });
  return id;
}

const sealedParts = (stores: Stores) => ({ ...stores, sweeper: createBlobSweeper(stores.database, stores.blobs) });

test('a video is the bytes that were written, wherever and in which order, and stands nowhere unsealed', async () => {
  await withVideo(async (stores, owner) => {
    const pieces = createVideoPieces(sealedParts(stores), owner);
    const wanted = Buffer.alloc(18 * MEBIBYTE + 5);
    const write = async (position: number, bytes: Buffer) => {
      bytes.copy(wanted, position);
      await pieces.write(position, bytes);
    };
    await write(0, Buffer.alloc(11 * MEBIBYTE, 'packets'));
    await write(11 * MEBIBYTE, Buffer.alloc(7 * MEBIBYTE + 5, 'index'));
    // As muxers do: sizes at the beginning and in the midst are known at the end.
    await write(5 * MEBIBYTE, Buffer.from(WORDS));
    await write(8 * MEBIBYTE - 3, Buffer.from('over the edge'));
    await write(4, Buffer.from('size'));
    expect(await pieces.end()).toBe(wanted.length);
    const read: Uint8Array[] = [];
    for await (const piece of readVideo(stores, owner.recording, owner.video)) read.push(piece);
    expect(Buffer.concat(read).equals(wanted)).toBe(true);
    expect(filesUnder(server.data).some((file) => readFileSync(file).includes(WORDS))).toBe(false);
  });
});

test('parts are read by whoever takes the video over, are refused of who had it, and go with the recording', async () => {
  const id = await withVideo(async (stores, first, takeOver) => {
    const parts = createVideoParts(sealedParts(stores), first);
    await parts.write('0', Buffer.from(WORDS));
    const second = await takeOver();
    const taken = createVideoParts(sealedParts(stores), second);
    expect(await taken.list()).toEqual(['0']);
    expect(Buffer.from(await taken.read('0')).toString()).toBe(WORDS);
    await expect(parts.write('1', Buffer.from(WORDS))).rejects.toThrow('erased');
    expect(await taken.list()).toEqual(['0']);
    expect(filesUnder(server.data).some((file) => readFileSync(file).includes(WORDS))).toBe(false);
  });
  const packs = () => filesUnder(server.data).filter((file) => file.includes(`packs/${id}`));
  expect(packs()).toHaveLength(1);
  await server.ask(`/v1/recordings/${id}`, 'DELETE');
  await expect.poll(packs).toEqual([]);
});

test('a video is given up when three nodes have died over the same part', async () => {
  await withVideo(async (stores, first, takeOver) => {
    const { query } = stores.database;
    const state = async () =>
      await query
        .selectFrom('videos')
        .select(['state', 'problem'])
        .where('id', '=', first.video)
        .executeTakeFirstOrThrow();
    await takeOver();
    const third = await takeOver();
    await createVideoParts(sealedParts(stores), third).write('0', Buffer.from(WORDS));
    for (let deaths = 0; deaths < 3; deaths++) await takeOver();
    expect(await state()).toEqual({ state: 'working', problem: null });
    await takeOver();
    expect(await state()).toEqual({ state: 'failed', problem: 'interrupted' });
    expect(await query.selectFrom('video_parts').select('blob').where('video', '=', first.video).execute()).toEqual([]);
  });
});
