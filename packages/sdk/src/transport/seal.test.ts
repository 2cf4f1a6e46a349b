import { describe, expect, it } from 'vitest';
import { seal, sealNow, type CutChunk } from './seal.ts';

const chunk: CutChunk = {
  sequence: 4,
  last: false,
  dropped: { sanitised: 1 },
  events: [{ type: 3, timestamp: 1, data: { source: 5, text: '••••', id: 7 } }],
};

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

describe('a sealed chunk', () => {
  it('unpacks to its events and what was left out', async () => {
    expect(await unpack(await seal(chunk))).toEqual({ v: 1, events: chunk.events, dropped: { sanitised: 1 } });
  });

  it('unpacks to the same when it was sealed while the page closes', async () => {
    expect(await unpack(sealNow(chunk))).toEqual(await unpack(await seal(chunk)));
  });

  it('does not speak of left out events where there were none', async () => {
    expect(await unpack(await seal({ ...chunk, dropped: {} }))).toEqual({ v: 1, events: chunk.events });
  });
});
