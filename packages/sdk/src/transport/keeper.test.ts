import { fromColumns, type ChunkContent } from '@opname/protocol';
import { describe, expect, it } from 'vitest';
import { createKeeper, LEAVING_MAX_BYTES } from './keeper.ts';
import { createMemoryStore } from './key-values.ts';
import { createOutbox } from './outbox.ts';
import type { PageLocks } from './page-locks.ts';
import type { CutChunk } from './seal.ts';

const locks: PageLocks = { hold: () => Promise.resolve(() => {}), gone: () => Promise.resolve([]) };

const cut = (sequence: number, text = 'x', last = false): CutChunk => ({
  sequence,
  last,
  dropped: {},
  events: [{ type: 3, timestamp: sequence, data: { text } }],
});

/** Text that compresses to about 45 kB. */
const noise = () => Array.from({ length: 8_000 }, () => Math.random().toString(36).slice(2)).join('');

function create() {
  const outbox = createOutbox(createMemoryStore());
  const keeper = createKeeper({ recording: 'recording', page: 'page', outbox, locks, onKept: () => {} });
  return { outbox, keeper };
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { events } = (await new Response(stream).json()) as ChunkContent;
  return { events: fromColumns(events, Infinity) };
}

describe('chunks on their way to safety', () => {
  it('reach the outbox in their order', async () => {
    const { outbox, keeper } = create();
    keeper.add(cut(0));
    keeper.add(cut(1, 'x', true));
    await keeper.kept();
    expect(await outbox.list()).toMatchObject([{ chunks: 2, ended: true, waiting: [0, 1] }]);
  });

  it('are all at hand when the page closes before they are compressed, and are kept all the same', async () => {
    const { outbox, keeper } = create();
    keeper.add(cut(0));
    keeper.add(cut(1, 'end', true));
    const left = keeper.leave();
    expect(left.map(({ sequence }) => sequence)).toEqual([1, 0]);
    expect(await unpack(left[0]?.body ?? new Uint8Array())).toMatchObject({ events: [{ data: { text: 'end' } }] });
    await keeper.kept();
    expect(await outbox.list()).toMatchObject([{ ended: true, waiting: [0, 1] }]);
    expect((await outbox.read('recording', 'page', 0))?.body).toEqual(left[1]?.body);
  });

  it('are not sent again by a closing page when the server holds them', async () => {
    const { keeper } = create();
    keeper.add(cut(0));
    keeper.add(cut(1));
    await keeper.kept();
    keeper.held(0);
    expect(keeper.leave().map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('do not pile up in memory while there is no network: the outbox has them', async () => {
    const { outbox, keeper } = create();
    keeper.add(cut(0, noise()));
    keeper.add(cut(1, noise()));
    keeper.add(cut(2));
    await keeper.kept();
    const left = keeper.leave();
    expect(left.reduce((bytes, { body }) => bytes + body.length, 0)).toBeLessThan(LEAVING_MAX_BYTES);
    expect(left.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(await outbox.list()).toMatchObject([{ waiting: [0, 1, 2] }]);
  });

  it('are gone when they are discarded', async () => {
    const { outbox, keeper } = create();
    keeper.add(cut(0));
    await keeper.discard();
    expect(keeper.leave()).toEqual([]);
    expect(await outbox.list()).toEqual([]);
  });
});
