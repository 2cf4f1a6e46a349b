import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './key-values.ts';
import { createOutbox, type SealedChunk } from './outbox.ts';

const chunk = (sequence: number, last = false): SealedChunk => ({ sequence, last, body: Uint8Array.of(sequence) });

describe('the outbox', () => {
  it('lists what waits of each page, in order, with how many chunks the page made', async () => {
    const outbox = createOutbox(createMemoryStore());
    await outbox.writePage('recording', 'page', { chunks: 11, ended: false }, chunk(10));
    await outbox.writePage('recording', 'page', { chunks: 3, ended: false }, chunk(2));
    await outbox.writePage('recording', 'page', { chunks: 11, ended: false });
    expect(await outbox.list()).toMatchObject([
      { recording: 'recording', page: 'page', chunks: 11, ended: false, waiting: [2, 10] },
    ]);
  });

  it('still knows a page whose chunks are all held, because its end is not', async () => {
    const outbox = createOutbox(createMemoryStore());
    await outbox.writePage('recording', 'page', { chunks: 1, ended: true }, chunk(0, true));
    await outbox.removeChunk('recording', 'page', 0);
    expect(await outbox.list()).toMatchObject([{ ended: true, waiting: [] }]);
    await outbox.removePage('recording', 'page');
    expect(await outbox.list()).toEqual([]);
  });

  it('knows that a page which has written while it closed has ended', async () => {
    const outbox = createOutbox(createMemoryStore());
    await outbox.writePage('recording', 'page', { chunks: 1, ended: false }, chunk(0));
    await outbox.writeLeaving('recording', 'page', [chunk(2, true), chunk(1)]);
    expect(await outbox.list()).toMatchObject([{ chunks: 3, ended: true, waiting: [0, 1, 2] }]);
  });

  it('removes all of a recording and nothing of another', async () => {
    const outbox = createOutbox(createMemoryStore());
    await outbox.writePage('erased', 'page-1', { chunks: 1, ended: false }, chunk(0));
    await outbox.writePage('erased', 'page-2', { chunks: 1, ended: false }, chunk(0));
    await outbox.writePage('other', 'page-3', { chunks: 1, ended: false }, chunk(0));
    await outbox.removeRecording('erased');
    expect(await outbox.list()).toMatchObject([{ recording: 'other', waiting: [0] }]);
    expect(await outbox.read('erased', 'page-1', 0)).toBeUndefined();
  });
});
