import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore } from './blob-store.ts';
import { createFileBlobStore } from './file-blob-store.ts';

/** Each back end, with a way to leave a blob as a crash in the middle of its writing leaves it. */
const BACK_ENDS = [
  {
    name: 'files',
    create: createFileBlobStore,
    cutOff: (folder: string, key: string) => writeFileSync(path.join(folder, `${key}.part`), 'half'),
  },
];

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

describe.each(BACK_ENDS)('a blob store on $name', ({ create, cutOff }) => {
  let folder: string;
  let blobs: BlobStore;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opname-blobs-'));
    blobs = create(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('reads exactly the bytes asked for', async () => {
    await blobs.put('packs/a/1', bytes);
    expect(await blobs.read('packs/a/1', 0, 1000)).toEqual(bytes);
    expect(await blobs.read('packs/a/1', 100, 3)).toEqual(bytes.slice(100, 103));
  });

  test('rejects to read what is not there, or beyond its end', async () => {
    await blobs.put('packs/a/1', bytes);
    await expect(blobs.read('packs/a/2', 0, 1)).rejects.toThrow(/ENOENT|not there/);
    await expect(blobs.read('packs/a/1', 999, 2)).rejects.toThrow('ends before');
  });

  test('writes once: a key that is there rejects and stays as it is', async () => {
    await blobs.put('packs/a/1', bytes);
    await expect(blobs.put('packs/a/1', new Uint8Array(5))).rejects.toThrow(/EEXIST|exists/);
    expect(await blobs.read('packs/a/1', 0, 1000)).toEqual(bytes);
  });

  test('lists what begins with a prefix, also what was cut off, and removes it', async () => {
    await blobs.put('packs/a/1', bytes);
    await blobs.put('packs/ab/1', bytes);
    cutOff(folder, 'packs/a/2');
    expect((await blobs.list('packs/a/')).toSorted()).toEqual(['packs/a/1', 'packs/a/2']);
    await blobs.remove('packs/a/2');
    await blobs.remove('packs/a/1');
    expect(await blobs.list('packs/a/')).toEqual([]);
    expect(await blobs.list('packs/')).toEqual(['packs/ab/1']);
  });

  test('a write that was cut off can be done again', async () => {
    await blobs.put('packs/a/1', bytes);
    cutOff(folder, 'packs/a/2');
    await blobs.put('packs/a/2', bytes);
    expect(await blobs.read('packs/a/2', 0, 1000)).toEqual(bytes);
  });

  test('removes again, and what never was', async () => {
    await blobs.put('packs/a/1', bytes);
    await blobs.remove('packs/a/1');
    await blobs.remove('packs/a/1');
    await blobs.remove('packs/never/1');
    expect(await blobs.list('packs/')).toEqual([]);
  });

  test('refuses a key that would lead elsewhere', async () => {
    await expect(blobs.put('../outside', bytes)).rejects.toThrow('key');
    await expect(blobs.read('/etc/hostname', 0, 1)).rejects.toThrow('key');
  });
});
