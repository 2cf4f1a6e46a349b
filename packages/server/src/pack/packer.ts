/**
 * Turns the chunks of a page into segments. Crash-safe by its order: the blob is announced, then written, then one
 * transaction puts it into the index and lets go of the chunks; a blob that did not get so far is swept at the next
 * start and its chunks are packed again.
 */
import { randomUUID } from 'node:crypto';
import { LATE_UPLOAD_MS } from '@opname/protocol';
import { inSpan } from '../operating/span.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { chunkPlace, digestPlace, segmentPlace } from '../store/place.ts';
import type { Segments } from '../store/schema.ts';
import type { Serial } from '../serial.ts';
import type { BlobSweeper } from './blob-sweeper.ts';
import type { Packed } from './build-segments.ts';
import { openSegment } from './open-segment.ts';
import type { PackThread } from './pack-thread.ts';
import type { PagesToPack, WaitingPage } from './pages-to-pack.ts';
import type { CommitPacking } from './commit-packing.ts';
import type { TermsOf } from './terms.ts';

export interface PackerParts {
  pages: PagesToPack;
  commit: CommitPacking;
  blobs: BlobStore;
  sweeper: BlobSweeper;
  keys: KeyStore;
  thread: Pick<PackThread, 'build'>;
  serial: Serial;
  termsOf: TermsOf;
  /** What is known of the recording besides is counted anew. */
  onPacked: (recording: string) => Promise<void>;
  now: () => number;
  /** Milliseconds without a chunk after which a page that has not closed is packed. */
  quietMs: number;
  onFailure: (error: unknown) => void;
}

export interface Packer {
  /** Packs what waits of one recording, so that it can be read. */
  packRecording(recording: string): Promise<void>;
  /** Packs the pages that have ended or gone quiet. */
  packDue(): Promise<void>;
}

export function createPacker(parts: PackerParts): Packer {
  const { pages, serial, now, quietMs } = parts;

  async function packPage({ recording, id }: WaitingPage): Promise<void> {
    await inSpan('pack a page', () => packAll(recording, id));
    // What is packed is there all the same; it is counted in the rounds then.
    await parts.onPacked(recording).catch(parts.onFailure);
  }

  async function packAll(recording: string, id: string): Promise<void> {
    let page = await pages.read(recording, id);
    while (page && (await packOnce(parts, page))) page = await pages.read(recording, id);
  }

  return {
    async packRecording(recording) {
      // Asked for at every look into a recording, and most have nothing that waits.
      if ((await pages.listWaiting(recording)).length === 0) return;
      await serial(recording, async () => {
        for (const page of await pages.listWaiting(recording)) await packPage(page);
      });
    },
    async packDue() {
      for (const page of await pages.listDue(now() - quietMs)) {
        // One page that cannot be packed keeps no other from it.
        await serial.unlessTaken(page.recording, () => packPage(page)).catch(parts.onFailure);
      }
    },
  };
}

/** @returns whether anything was packed, so that more may be waiting. */
async function packOnce(parts: PackerParts, page: WaitingPage): Promise<boolean> {
  const { pages, keys, thread, now, sweeper, termsOf } = parts;
  const chunks = await pages.readChunks(page, { skipMissing: now() > page.until + LATE_UPLOAD_MS });
  const lastChunk = chunks.at(-1);
  const key = lastChunk && (await keys.read(page.recording));
  // Without its key the recording is on its way out.
  if (!lastChunk || !key) return false;

  const last = await pages.readLastSegment(page);
  const place = { site: page.site, recording: page.recording, page: page.id };
  const packed = await thread.build({
    ...(await termsOf(page)),
    window: { from: page.consented_at, until: page.until },
    gaps: await pages.readGaps(page.recording),
    ...(last && {
      last: { bytes: await openSegment(parts.blobs, key, { site: page.site, segment: last }), made: last.made },
    }),
    chunks: chunks.map(({ sequence, sealed, received_at: receivedAt }, index) => ({
      bytes: key.open(sealed, chunkPlace(place, sequence)),
      receivedAt,
      missing: sequence - (chunks[index - 1]?.sequence ?? page.next_chunk - 1) - 1,
    })),
  });
  const { segments, blob } = await writeBlob(parts, { key, page, packed, firstNumber: last?.number ?? 0 });
  const committed = await parts.commit({
    page,
    nextChunk: lastChunk.sequence + 1,
    packedChunkBytes: chunks.reduce((sum, { sealed }) => sum + sealed.byteLength, 0),
    last: blob ? last : undefined,
    segments,
    blob,
    dropped: packed.dropped,
  });
  await sweeper.sweep(page.recording);
  return committed;
}

interface Writing {
  key: RecordingKey;
  page: WaitingPage;
  packed: Packed;
  firstNumber: number;
}

/** Seals each segment by itself and writes them one after another into one blob. */
async function writeBlob({ blobs, sweeper }: PackerParts, { key, page, packed, firstNumber }: Writing) {
  if (packed.segments.length === 0) return { segments: [], blob: undefined };
  const { recording, site, id } = page;
  const blob = `packs/${recording}/${randomUUID()}`;
  let start = 0;
  const parts: Uint8Array[] = [];
  const segments: Segments[] = packed.segments.map(({ bytes, from, to, events, made, digest }, index) => {
    const number = firstNumber + index;
    const place = { site, recording, page: id };
    const sealed = key.seal(bytes, segmentPlace(place, number));
    const sealedDigest = key.seal(digest, digestPlace(place, number));
    parts.push(sealed);
    const segment = { recording, page: id, number, blob, start, length: sealed.byteLength };
    start += sealed.byteLength;
    return { ...segment, from_at: Math.floor(from), to_at: Math.ceil(to), events, made, digest: sealedDigest };
  });
  await sweeper.announce(blob, recording);
  await blobs.put(blob, Buffer.concat(parts));
  return { segments, blob };
}
