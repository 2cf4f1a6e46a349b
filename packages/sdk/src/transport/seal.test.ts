import { fromColumns, type ChunkContent } from '@opname/protocol';
import { describe, expect, it } from 'vitest';
import { seal, sealNow, type CutChunk } from './seal.ts';

const chunk: CutChunk = {
  sequence: 4,
  last: false,
  dropped: { sanitised: 1 },
  events: [{ type: 3, timestamp: 1, data: { source: 5, text: '••••', id: 7 } }],
};

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<object> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const content = (await new Response(stream).json()) as ChunkContent;
  return { ...content, events: fromColumns(content.events, Infinity) };
}

describe('a sealed chunk', () => {
  it('unpacks to its events and what was left out', async () => {
    expect(await unpack(await seal(chunk))).toEqual({ v: 2, events: chunk.events, dropped: { sanitised: 1 } });
  });

  it('unpacks to the same when it was sealed while the page closes', async () => {
    expect(await unpack(sealNow(chunk))).toEqual(await unpack(await seal(chunk)));
  });

  it('is written in pieces, between which the page goes on', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1));
    const large = Array.from({ length: 20_000 }, (_, id) => ({ type: 3, timestamp: id, data: { source: 1, id } }));
    await seal({ ...chunk, events: large });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });

  it('does not speak of left out events where there were none', async () => {
    expect(await unpack(await seal({ ...chunk, dropped: {} }))).toEqual({ v: 2, events: chunk.events });
  });
});
