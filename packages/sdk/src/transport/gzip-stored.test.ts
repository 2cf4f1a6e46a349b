import { describe, expect, it } from 'vitest';
import { gzipStored, storedSize } from './gzip-stored.ts';

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('a gzip stream that is made at once', () => {
  it('unpacks to what went in', async () => {
    const text = new TextEncoder().encode('{"v":1,"events":[{"type":3,"data":"één ☃"}]}');
    expect(await gunzip(gzipStored(text))).toEqual(text);
  });

  it('is whole when it is empty', async () => {
    expect(await gunzip(gzipStored(new Uint8Array()))).toEqual(new Uint8Array());
  });

  it('goes over several blocks', async () => {
    const large = Uint8Array.from({ length: 3 * 0xffff + 7 }, (_, index) => (index * 31) % 251);
    expect(await gunzip(gzipStored(large))).toEqual(large);
  });

  it('ends on the border of a block', async () => {
    const exact = new Uint8Array(2 * 0xffff).fill(65);
    expect(await gunzip(gzipStored(exact))).toEqual(exact);
  });

  it('is as large as was foretold', () => {
    expect(gzipStored(new Uint8Array(70_000)).length).toBe(storedSize(70_000));
    expect(gzipStored(new Uint8Array()).length).toBe(storedSize(0));
  });
});
