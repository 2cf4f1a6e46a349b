import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from './key-values.ts';
import { createOutbox, type Outbox, type SealedChunk } from './outbox.ts';
import type { PageLocks } from './page-locks.ts';
import { createRequests } from './requests.ts';
import { startUploader, type Uploader } from './uploader.ts';

const SERVER = 'https://opname.test';
const CHUNKS = `${SERVER}/v1/chunks`;
const CLOSE = `${SERVER}/v1/pages/close`;

const network = setupServer();
const held: string[] = [];
const closed: unknown[] = [];

/** A server that holds what it gets. */
const taking = [
  http.post(CHUNKS, ({ request }) => {
    held.push(`${request.headers.get('opname-page')}/${request.headers.get('opname-sequence')}`);
    return HttpResponse.json({ held: 0 }, { status: 201 });
  }),
  http.post(CLOSE, async ({ request }) => {
    closed.push(await request.json());
    return HttpResponse.json({ page: '', closedAt: 0 });
  }),
];
const refuse = (status: number, code: string, headers = {}) =>
  http.post(CHUNKS, () => HttpResponse.json({ code, message: '' }, { status, headers }), { once: true });
const cutOff = () => http.post(CHUNKS, () => HttpResponse.error(), { once: true });

const events = new EventTarget();
const chunk = (sequence: number, last = false): SealedChunk => ({ sequence, last, body: Uint8Array.of(sequence) });

interface Told {
  held: number[];
  dropped: string[];
  ended: string[];
}

let outbox: Outbox;
let told: Told;
let uploader: Uploader | undefined;
let living: string[];

const locks: PageLocks = {
  hold: () => Promise.resolve(() => {}),
  gone: (rests) =>
    Promise.resolve(rests.filter(({ page }) => !living.includes(page)).map((rest) => ({ rest, surely: true }))),
};

function start(): Uploader {
  uploader = startUploader({
    recording: 'recording',
    outbox,
    locks,
    requests: createRequests(SERVER, 'signed'),
    isOurs: (page) => page === 'ours',
    onHeld: (_page, sequence) => told.held.push(sequence),
    onDropped: (code) => told.dropped.push(code),
    onEnded: (code) => told.ended.push(code),
  });
  return uploader;
}
const write = (page: string, ...chunks: SealedChunk[]) =>
  Promise.all(
    chunks.map((each) => outbox.writePage('recording', page, { chunks: each.sequence + 1, ended: each.last }, each)),
  );
const waiting = async () => (await outbox.list()).flatMap((rest) => rest.waiting);

beforeAll(() => {
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  network.listen();
});
beforeEach(() => {
  network.resetHandlers(...taking);
  held.length = 0;
  closed.length = 0;
  living = ['ours', 'other-tab'];
  told = { held: [], dropped: [], ended: [] };
  outbox = createOutbox(createMemoryStore());
});
afterEach(() => {
  uploader?.stop();
  vi.useRealTimers();
});
afterAll(() => {
  network.close();
  vi.unstubAllGlobals();
});

describe('chunks in the outbox', () => {
  it('are sent in order, and removed once the server holds them', async () => {
    await write('ours', chunk(0), chunk(1), chunk(2));
    await start().drained();
    expect(held).toEqual(['ours/0', 'ours/1', 'ours/2']);
    expect(told.held).toEqual([0, 1, 2]);
    expect(await waiting()).toEqual([]);
  });

  it('are sent with the grant, their place and their bytes, and without cookies or referrer', async () => {
    let seen: Request | undefined;
    network.use(
      http.post(CHUNKS, ({ request }) => {
        seen = request.clone();
        return HttpResponse.json({ held: 7 }, { status: 201 });
      }),
    );
    await write('ours', chunk(7, true));
    const fetched = vi.spyOn(globalThis, 'fetch');
    await start().drained();
    expect(Object.fromEntries(seen?.headers ?? [])).toMatchObject({
      authorization: 'Bearer signed',
      'content-type': 'application/vnd.opname.chunk',
      'opname-page': 'ours',
      'opname-sequence': '7',
      'opname-last': '1',
    });
    expect(fetched.mock.lastCall?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    fetched.mockRestore();
    expect(new Uint8Array((await seen?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(Uint8Array.of(7));
  });

  it('that come while others are sent are sent too', async () => {
    network.use(
      http.post(
        CHUNKS,
        async () => {
          await write('ours', chunk(1));
          uploader?.wake();
          return HttpResponse.json({ held: 0 }, { status: 201 });
        },
        { once: true },
      ),
    );
    await write('ours', chunk(0));
    await start().drained();
    expect(held).toEqual(['ours/1']);
    expect(await waiting()).toEqual([]);
  });
});

describe('a network that fails', () => {
  it('loses nothing and doubles nothing when the connection is cut off', async () => {
    network.use(cutOff());
    await write('ours', chunk(0), chunk(1));
    await start().drained();
    expect(held).toEqual(['ours/0', 'ours/1']);
  });

  it('is tried again at once when the browser is back online', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    network.use(cutOff());
    await write('ours', chunk(0));
    start();
    await vi.waitFor(() => {
      events.dispatchEvent(new Event('online'));
      expect(held).toEqual(['ours/0']);
    });
  });

  it('does not hold up the page while the server is slow', async () => {
    network.use(
      http.post(CHUNKS, async () => {
        await delay(300);
        held.push('slow');
        return HttpResponse.json({ held: 0 }, { status: 201 });
      }),
    );
    await write('ours', chunk(0));
    const { drained } = start();
    expect(held).toEqual([]);
    await drained();
    expect(held).toEqual(['slow']);
  });

  it('waits as long as a server that cannot store asks for', async () => {
    network.use(refuse(503, 'not-durable', { 'retry-after': '1' }));
    await write('ours', chunk(0));
    const startedAt = performance.now();
    await start().drained();
    expect(held).toEqual(['ours/0']);
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
  });

  it('takes an answer of something in between, such as a proxy, for no answer', async () => {
    network.use(http.post(CHUNKS, () => new HttpResponse('<h1>Not Found</h1>', { status: 404 }), { once: true }));
    await write('ours', chunk(0));
    await start().drained();
    expect(held).toEqual(['ours/0']);
  });
});

describe('a server that refuses', () => {
  it.each([
    [410, 'window-over'],
    [410, 'recording-erased'],
    [410, 'recording-expired'],
    [401, 'bad-grant'],
    [403, 'origin-not-allowed'],
    [413, 'over-budget'],
  ])('with %i %s ends the recording and empties the outbox of it', async (status, code) => {
    network.use(refuse(status, code));
    await write('ours', chunk(0), chunk(1));
    start();
    await vi.waitFor(() => expect(told.ended).toEqual([code]));
    expect(held).toEqual([]);
    expect(await outbox.list()).toEqual([]);
  });

  it.each([
    [409, 'page-closed'],
    [409, 'chunk-differs'],
    [413, 'too-large'],
    [400, 'invalid-chunk'],
  ])('one chunk with %i %s has it dropped, counted, and takes the next', async (status, code) => {
    network.use(refuse(status, code));
    await write('ours', chunk(0), chunk(1));
    await start().drained();
    expect(told.dropped).toEqual([code]);
    expect(held).toEqual(['ours/1']);
    expect(told.ended).toEqual([]);
  });
});

describe('pages that are gone', () => {
  it('have their chunks sent by the page that lives, and are closed', async () => {
    await write('crashed', chunk(3), chunk(4));
    await start().drained();
    expect(held).toEqual(['crashed/3', 'crashed/4']);
    expect(closed).toEqual([{ page: 'crashed', chunks: 5 }]);
    expect(await outbox.list()).toEqual([]);
  });

  it('are not closed before what they wrote while they closed has been taken over', async () => {
    const store = createMemoryStore();
    const leaving = createMemoryStore();
    const takeOver = async () => {
      const keys = await leaving.keys();
      const values = await leaving.readMany(keys);
      await store.writeMany(keys.map((key, index) => [key, values[index]]));
    };
    outbox = createOutbox({ ...store, writeLeaving: leaving.writeMany, takeOver });
    await write('left', chunk(0));
    // Looked at just now, so that the next look is far.
    await outbox.list();
    await outbox.writeLeaving('recording', 'left', [chunk(1), chunk(2, true)]);
    await start().drained();
    expect(held).toEqual(['left/0', 'left/1', 'left/2']);
    expect(closed).toEqual([]);
  });

  it('are not closed a second time when their last chunk said so', async () => {
    await write('left', chunk(0), chunk(1, true));
    await start().drained();
    expect(held).toEqual(['left/0', 'left/1']);
    expect(closed).toEqual([]);
    expect(await outbox.list()).toEqual([]);
  });

  it('leave alone those that live in other tabs', async () => {
    await write('other-tab', chunk(0));
    await start().drained();
    expect(held).toEqual([]);
    expect(await waiting()).toEqual([0]);
  });

  it('leave alone those of another recording, until nobody can send them any more', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    await outbox.writePage('another', 'theirs', { chunks: 1, ended: true }, chunk(0));
    await start().drained();
    expect(await waiting()).toEqual([0]);
    vi.setSystemTime(3 * 60 * 60_000);
    await uploader?.drained();
    expect(held).toEqual([]);
    expect(await outbox.list()).toEqual([]);
  });
});

describe('stopping', () => {
  it('aborts what is under way and sends no more', async () => {
    network.use(http.post(CHUNKS, () => delay('infinite')));
    await write('ours', chunk(0));
    const { stop, drained } = start();
    const end = drained();
    stop();
    await end;
    expect(await waiting()).toEqual([0]);
    expect(told.held).toEqual([]);
  });
});
