import { expect, it } from 'vitest';
import { createArchiveParts, fileOf } from './archive-parts.ts';

it('G1 reads a part from the file beside the page, once', async () => {
  const loaded: string[] = [];
  const parts = createArchiveParts(async (address) => {
    loaded.push(address);
    parts.add('segment:7', [1]);
  });
  await expect(parts.read('segment:7')).resolves.toEqual([1]);
  await parts.read('segment:7');
  expect(loaded).toEqual(['data/segments/7.js']);
});

it('says which file does not hold its part', async () => {
  const parts = createArchiveParts(async () => {});
  await expect(parts.read('recording')).rejects.toThrow('data/recording.js');
});

it('cannot be led out of the folder of segments', () => {
  expect(fileOf('segment:../../x')).toBe('data/segments/..%2F..%2Fx.js');
});
