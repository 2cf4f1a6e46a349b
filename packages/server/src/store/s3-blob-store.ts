import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { BlobStore } from './blob-store.ts';
import { assertBlobKey } from './blob-key.ts';
import { StoreUnavailable } from './database.ts';

/** Where the blobs lie; who may is found out as all tools of this kind do: AWS_ACCESS_KEY_ID and so on. */
export interface S3Place {
  bucket: string;
  /** What stands before each key, without a slash at either end. */
  prefix?: string;
  /** Of a store that is not Amazon's. */
  endpoint?: string;
  region: string;
}

/** Milliseconds: a blob of two hours has some 20 MiB. */
const CONNECT_MS = 5000;
const REQUEST_MS = 60_000;

/** Tries of a request that met a broken connection or a busy store. */
const TRIES = 3;

const PRECONDITION_FAILED = 412;
const NOT_FOUND = 404;
const OUT_OF_RANGE = 416;

/** Blobs as objects of a bucket. Refuses to open one that would overwrite what is there, or keep what was removed. */
export async function openS3BlobStore(place: S3Place): Promise<BlobStore> {
  const client = new S3Client({
    region: place.region,
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS, throwOnRequestTimeout: true },
    // Each part has its own seal; other makers' stores do not know the newest checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(place.endpoint && { endpoint: place.endpoint, forcePathStyle: true }),
  });
  const store = createStore(client, place);
  try {
    await assertUsable(client, place, store);
  } catch (error) {
    client.destroy();
    throw error;
  }
  return store;
}

function createStore(client: S3Client, { bucket: Bucket, prefix }: S3Place): BlobStore {
  const root = prefix ? `${prefix}/` : '';
  const nameOf = (key: string) => ({ Bucket, Key: root + assertBlobKey(key) });

  const store: BlobStore = {
    async put(key, bytes) {
      const name = nameOf(key);
      await client
        .send(new PutObjectCommand({ ...name, Body: bytes, IfNoneMatch: '*' }))
        .catch(async (error: unknown) => {
          if (statusOf(error) !== PRECONDITION_FAILED) throw toStoreError(error);
          // A try whose answer was lost may have written it.
          if (triesOf(error) > 1 && (await isThere(store, key, bytes))) return;
          throw new Error(`The blob exists already: ${key}`, { cause: error });
        });
    },

    async read(key, start, length) {
      const name = nameOf(key);
      if (length === 0) return new Uint8Array();
      const Range = `bytes=${start}-${start + length - 1}`;
      const bytes = await client
        .send(new GetObjectCommand({ ...name, Range }))
        .then(({ Body }) => Body?.transformToByteArray())
        .catch((error: unknown) => {
          if (statusOf(error) === NOT_FOUND) throw new Error(`The blob is not there: ${key}`, { cause: error });
          if (statusOf(error) !== OUT_OF_RANGE) throw toStoreError(error);
        });
      if (bytes?.byteLength === length) return bytes;
      throw new Error(`The blob ends before the bytes that its index names: ${key}`);
    },

    async copyTo(key, file) {
      const answer = await client.send(new GetObjectCommand(nameOf(key))).catch((error: unknown) => {
        if (statusOf(error) !== NOT_FOUND) throw toStoreError(error);
      });
      if (!answer?.Body) return false;
      const length = answer.ContentLength;
      await pipeline(answer.Body as Readable, createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch(rethrow);
      if (length === undefined || (await stat(file)).size === length) return true;
      throw new StoreUnavailable(new Error(`The blob ended before its bytes were there: ${key}`));
    },

    async list(keyPrefix) {
      const keys: string[] = [];
      let from: string | undefined;
      do {
        const request = { Bucket, Prefix: root + keyPrefix, ...(from && { ContinuationToken: from }) };
        const answer = await client.send(new ListObjectsV2Command(request)).catch(rethrow);
        for (const { Key } of answer.Contents ?? []) if (Key) keys.push(Key.slice(root.length));
        from = answer.NextContinuationToken;
      } while (from);
      return keys;
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand(nameOf(key))).catch(rethrow);
    },
  };
  return store;
}

/** Looks rather than believes that a blob is written once and gone when it is removed. */
async function assertUsable(client: S3Client, { bucket }: S3Place, store: BlobStore): Promise<void> {
  const versioning = await client.send(new GetBucketVersioningCommand({ Bucket: bucket })).catch((error: unknown) => {
    throw new Error(
      `The bucket "${bucket}" cannot be looked at (${nameOf(error)}); create it, and check OPNAME_BLOBS, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
      { cause: error },
    );
  });
  if (versioning.Status !== undefined) {
    throw new Error(`The bucket "${bucket}" keeps versions of what is removed; use one without versioning.`);
  }
  const key = `checks/${randomUUID()}`;
  await store.put(key, Buffer.from('first'));
  const wasRefused = await store.put(key, Buffer.from('second')).then(
    () => false,
    () => true,
  );
  await store.remove(key);
  if (!wasRefused) {
    throw new Error(`The store of "${bucket}" overwrites in spite of "If-None-Match: *"; use one that knows it.`);
  }
}

async function isThere(store: BlobStore, key: string, bytes: Uint8Array): Promise<boolean> {
  return Buffer.compare(await store.read(key, 0, bytes.byteLength), bytes) === 0;
}

function rethrow(error: unknown): never {
  throw toStoreError(error);
}

/** Whatever the store refuses, it has not stored. */
function toStoreError(error: unknown): StoreUnavailable {
  return new StoreUnavailable(error);
}

const statusOf = (error: unknown) => (error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined);
const triesOf = (error: unknown) => (error instanceof S3ServiceException ? (error.$metadata.attempts ?? 1) : 1);
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
