import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestCeph } from '../../test/ceph.ts';
import type { BlobStore } from './blob-store.ts';
import { StoreUnavailable } from './database.ts';
import { createFileBlobStore } from './file-blob-store.ts';
import { openS3BlobStore } from './s3-blob-store.ts';

/** Milliseconds for a whole Ceph to start. */
const CEPH_MS = 150_000;

const ceph = await startTestCeph();
const isHere = 'endpoint' in ceph;
const region = 'default';
afterAll(async () => {
  if ('stop' in ceph) await ceph.stop();
}, CEPH_MS);

if (isHere) {
  vi.stubEnv('AWS_ACCESS_KEY_ID', ceph.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', ceph.secretAccessKey);
}

async function createBucket(isVersioned = false): Promise<{ bucket: string; endpoint: string; region: string }> {
  if (!isHere) throw new Error(ceph.skipped);
  const { endpoint } = ceph;
  const bucket = `opname-${randomUUID()}`;
  const client = new S3Client({ endpoint, region, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  if (isVersioned) {
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  }
  client.destroy();
  return { bucket, endpoint, region };
}

interface Opened {
  blobs: BlobStore;
  /** Leaves a blob as a crash in the middle of its writing does, where that leaves anything. */
  cutOff?: (key: string) => void;
  close: () => void;
}

const BACK_ENDS = [
  {
    name: 'files',
    isHere: true,
    async open(): Promise<Opened> {
      const folder = mkdtempSync(path.join(tmpdir(), 'opname-blobs-'));
      return {
        blobs: createFileBlobStore(folder),
        cutOff: (key) => writeFileSync(path.join(folder, `${key}.0.part`), 'half'),
        close: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: isHere ? 'S3 (Ceph)' : `S3 (${ceph.skipped})`,
    isHere,
    async open(): Promise<Opened> {
      const blobs = await openS3BlobStore({ ...(await createBucket()), prefix: 'some/where' });
      return { blobs, close: () => {} };
    },
  },
];

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

describe.for(BACK_ENDS)('a blob store on $name', (backEnd) => {
  let blobs: BlobStore;
  let opened: Opened;

  beforeEach(async ({ skip }) => {
    if (!backEnd.isHere) skip();
    opened = await backEnd.open();
    blobs = opened.blobs;
  });
  afterEach(() => {
    if (backEnd.isHere) opened.close();
  });

  test('reads exactly the bytes asked for', async () => {
    await blobs.put('packs/a/1', bytes);
    expect(Buffer.compare(await blobs.read('packs/a/1', 0, 1000), bytes)).toBe(0);
    expect(Buffer.compare(await blobs.read('packs/a/1', 100, 3), bytes.slice(100, 103))).toBe(0);
    expect(await blobs.read('packs/a/1', 100, 0)).toHaveLength(0);
  });

  test('keeps a blob of many megabytes as it was', async () => {
    const large = Buffer.alloc(12 * 2 ** 20, bytes);
    await blobs.put('packs/a/1', large);
    expect(Buffer.compare(await blobs.read('packs/a/1', 0, large.byteLength), large)).toBe(0);
  });

  test('rejects to read what is not there, or beyond its end', async () => {
    await blobs.put('packs/a/1', bytes);
    await expect(blobs.read('packs/a/2', 0, 1)).rejects.toThrow(/ENOENT|not there/);
    await expect(blobs.read('packs/a/1', 999, 2)).rejects.toThrow('ends before');
    await expect(blobs.read('packs/a/1', 2000, 2)).rejects.toThrow('ends before');
  });

  test('copies all of a blob into a file, and says where there is none', async () => {
    await blobs.put('packs/a/1', bytes);
    const folder = mkdtempSync(path.join(tmpdir(), 'opname-copies-'));
    expect(await blobs.copyTo('packs/a/1', path.join(folder, 'one'))).toBe(true);
    expect(Buffer.compare(readFileSync(path.join(folder, 'one')), bytes)).toBe(0);
    expect(await blobs.copyTo('packs/a/2', path.join(folder, 'two'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('writes once: a key that is there rejects and stays as it is', async () => {
    await blobs.put('packs/a/1', bytes);
    await expect(blobs.put('packs/a/1', new Uint8Array(5))).rejects.toThrow(/EEXIST|exists/);
    expect(Buffer.compare(await blobs.read('packs/a/1', 0, 1000), bytes)).toBe(0);
  });

  test('of many that write the same key at once one is taken, whole', async () => {
    const all = Array.from({ length: 8 }, (_, index) => new Uint8Array(1000).fill(index));
    const outcomes = await Promise.allSettled(all.map((one) => blobs.put('packs/a/1', one)));
    const taken = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(await blobs.read('packs/a/1', 0, 1000))).toEqual(new Set([taken]));
  });

  test('lists what begins with a prefix, also what was cut off, and removes it', async () => {
    await blobs.put('packs/a/1', bytes);
    await blobs.put('packs/ab/1', bytes);
    if (opened.cutOff) opened.cutOff('packs/a/2');
    else await blobs.put('packs/a/2', bytes);
    expect((await blobs.list('packs/a/')).toSorted()).toEqual(['packs/a/1', 'packs/a/2']);
    await blobs.remove('packs/a/2');
    await blobs.remove('packs/a/1');
    expect(await blobs.list('packs/a/')).toEqual([]);
    expect(await blobs.list('packs/')).toEqual(['packs/ab/1']);
  });

  test('a write that was cut off can be done again', async () => {
    await blobs.put('packs/a/1', bytes);
    opened.cutOff?.('packs/a/2');
    await blobs.put('packs/a/2', bytes);
    expect(Buffer.compare(await blobs.read('packs/a/2', 0, 1000), bytes)).toBe(0);
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

describe.skipIf(!isHere)('a bucket', () => {
  test('that keeps versions, or is not there, is refused with the cure', async () => {
    const versioned = await createBucket(true);
    await expect(openS3BlobStore(versioned)).rejects.toThrow('use one without versioning');
    await expect(openS3BlobStore({ ...versioned, bucket: 'nobody-made-this' })).rejects.toThrow('create it');
  });

  test(
    'whose gateway is down stores nothing and says so, and goes on when it is back',
    async () => {
      const place = await createBucket();
      const blobs = await openS3BlobStore(place);
      if (!isHere) throw new Error(ceph.skipped);
      await ceph.gateway.kill();
      await expect(blobs.put('packs/a/1', bytes)).rejects.toThrow(StoreUnavailable);
      await ceph.gateway.start();
      await blobs.put('packs/a/1', bytes);
      expect(await blobs.list('packs/')).toEqual(['packs/a/1']);
    },
    CEPH_MS,
  );
});
