import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createSanitiser } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../../test/events.ts';
import { beginRecording, NOW } from '../../test/stores.ts';
import { packEvents, SITE } from '../../test/test-server.ts';
import { createFactsCounter } from '../facts/facts.ts';
import { createWatchProgress } from '../facts/watch-progress.ts';
import { createChunks } from '../ingest/chunks.ts';
import { createSerial } from '../serial.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { chunkPlace } from '../store/place.ts';
import { openStores, type Stores } from '../stores.ts';
import { createBlobSweeper, type BlobSweeper } from './blob-sweeper.ts';
import { buildSegments } from './build-segments.ts';
import { createCommitPacking, type CommitPacking } from './commit-packing.ts';
import { openSegment } from './open-segment.ts';
import { createPacker } from './packer.ts';
import { createPagesToPack } from './pages-to-pack.ts';
import { createSweepLeft } from './sweep-left.ts';

let data: string;
let stores: Stores;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-crash-'));
  stores = await openStores({ data });
});
afterEach(async () => {
  await stores.close();
  rmSync(data, { recursive: true, force: true });
});

interface Steps {
  blobs: BlobStore;
  sweeper: BlobSweeper;
  commit: CommitPacking;
}

/** A packer whose steps can be made to fail, as they do when the process ends there. */
function createTestPacker(change: (steps: Steps) => Partial<Steps> = () => ({})) {
  const { database, blobs, keys } = stores;
  const steps = { blobs, sweeper: createBlobSweeper(database, blobs), commit: createCommitPacking(database) };
  const facts = createFactsCounter({ database, keys, progress: createWatchProgress(database), onFailure });
  return createPacker({
    ...steps,
    ...change(steps),
    keys,
    pages: createPagesToPack(database),
    thread: { build: async ({ level, ...job }) => buildSegments(job, createSanitiser({ level })) },
    serial: createSerial(),
    termsOf: async ({ level }) => ({ level, rules: [] }),
    onPacked: (recording) => facts.count(recording),
    now: () => NOW,
    quietMs: 0,
    onFailure,
  });
}

const PAGE = randomUUID();

async function hold(recording: string, sequence: number, events: RecordedEvent[]): Promise<void> {
  const key = await stores.keys.read(recording);
  const place = chunkPlace({ site: SITE.key, recording, page: PAGE }, sequence);
  const sealed = key?.seal(packEvents(events), place) ?? new Uint8Array();
  const hash = new Uint8Array([sequence]);
  await createChunks(stores.database).hold({ recording, page: PAGE, sequence, isLast: false, hash, sealed, now: NOW });
}

async function scrolls(recording: string): Promise<number[]> {
  const { database, blobs, keys } = stores;
  const key = await keys.read(recording);
  if (!key) throw new Error('no key');
  const segments = await database.query.selectFrom('segments').selectAll().orderBy('number').execute();
  const texts = await Promise.all(segments.map((segment) => openSegment(blobs, key, { site: SITE.key, segment })));
  return texts.flatMap((text) => scrollsOf(JSON.parse(gunzipSync(text).toString()) as RecordedEvent[]));
}

const crash = async () => {
  throw new Error('the process ended here');
};

const onFailure = (error: unknown) => expect.unreachable(String(error));

/** Every moment at which packing can end: before and after each thing that it changes. */
const MOMENTS: Record<string, (steps: Steps) => Partial<Steps>> = {
  'before the blob is announced': ({ sweeper }) => ({ sweeper: { ...sweeper, announce: crash } }),
  'before the blob is written': ({ blobs }) => ({ blobs: { ...blobs, put: crash } }),
  'after the blob is written': ({ blobs }) => ({
    blobs: { ...blobs, put: (key, bytes) => blobs.put(key, bytes).then(crash) },
  }),
  'before the commit': () => ({ commit: crash }),
  'after the commit': ({ commit }) => ({ commit: (packing) => commit(packing).then(crash) }),
  'before the old blob is removed': ({ sweeper }) => ({ sweeper: { ...sweeper, sweep: crash } }),
};

test.each(Object.keys(MOMENTS))(
  'a crash %s loses nothing, doubles nothing and leaves nothing behind',
  async (moment) => {
    const recording = await beginRecording(stores);
    await hold(recording, 0, [...keyframe(NOW), scroll(NOW, 0)]);
    await createTestPacker().packRecording(recording);
    await hold(recording, 1, [scroll(NOW + 1, 1)]);

    const crashing = createTestPacker(MOMENTS[moment]);
    await expect(crashing.packRecording(recording)).rejects.toThrow('the process ended here');
    await stores.close();
    stores = await openStores({ data });
    const sweeper = createBlobSweeper(stores.database, stores.blobs);
    await createSweepLeft({ sweeper, serial: createSerial(), onFailure })();
    await hold(recording, 2, [scroll(NOW + 2, 2)]);
    await createTestPacker().packRecording(recording);

    expect(await scrolls(recording)).toEqual([0, 1, 2]);
    expect(await stores.blobs.list('packs/')).toHaveLength(1);
  },
);
