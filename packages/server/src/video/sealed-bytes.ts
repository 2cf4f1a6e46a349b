/** What is kept of a video: blobs among the recording's packs, sealed with its key, so that they are gone with it. */
import { randomUUID } from 'node:crypto';
import { OpnameError } from '@opname/protocol';
import type { BlobSweeper } from '../pack/blob-sweeper.ts';
import type { Serial } from '../serial.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database, Statement } from '../store/database.ts';
import type { KeyStore, Place } from '../store/keys/key-store.ts';
import type { Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stillHeld } from '../store/still-held.ts';

export interface SealedParts {
  database: Database<Schema>;
  blobs: Pick<BlobStore, 'put' | 'read'>;
  keys: Pick<KeyStore, 'read'>;
  sweeper: Pick<BlobSweeper, 'announce' | 'sweep'>;
  serial: Serial;
}

/** Whose the bytes are, and who makes them. */
export interface Owner {
  recording: Recordings;
  video: string;
  worker: string;
}

/** Bytes that sealing adds: a nonce and a tag. */
const SEAL_BYTES = 28;

interface Bytes {
  place: Place;
  bytes: Uint8Array;
  /** @returns what makes a blob one of the video's. */
  rows: (blob: string) => readonly Statement[];
}

/**
 * The blob first, then one transaction by which it is one of the recording's. Refused where somebody else makes the video now,
 * or its recording is gone.
 */
export async function keepSealed(parts: SealedParts, owner: Owner, { place, bytes, rows }: Bytes): Promise<void> {
  const { database, blobs, keys, sweeper, serial } = parts;
  const { recording, video, worker } = owner;
  const { query } = database;
  const key = await keys.read(recording.id);
  if (!key) throw new OpnameError('recording-erased');
  const sealed = key.seal(bytes, place);
  await serial(recording.id, async () => {
    const blob = `packs/${recording.id}/${randomUUID()}`;
    await sweeper.announce(blob, recording.id);
    await blobs.put(blob, sealed);
    const mine = query.updateTable('videos').set({ worker }).where('id', '=', video).where('worker', '=', worker);
    const hold = query
      .updateTable('blobs')
      .set({ state: 'held' })
      .where('key', '=', blob)
      .where('state', '=', 'writing');
    const outcome = await database.write([
      stillHeld(query, recording.id),
      toStatement(mine, 1),
      toStatement(hold, 1),
      ...rows(blob),
    ]);
    if (outcome.status === 'written') return;
    await sweeper.sweep(recording.id);
    throw new OpnameError('recording-erased');
  });
}

interface Kept {
  blob: string;
  /** Before they were sealed. */
  bytes: number;
  place: Place;
}

export async function openSealed(
  { blobs, keys }: Pick<SealedParts, 'blobs' | 'keys'>,
  { id }: Pick<Recordings, 'id'>,
  { blob, bytes, place }: Kept,
): Promise<Uint8Array> {
  const key = await keys.read(id);
  if (!key) throw new OpnameError('recording-erased');
  return key.open(await blobs.read(blob, 0, bytes + SEAL_BYTES), place);
}
