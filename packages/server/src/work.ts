/** Where the parts meet that change recordings after they were taken in. */
import { createAssets } from './assets/assets.ts';
import { assetsOf } from './assets/assets-derivative.ts';
import { keyOf, chunksOf, factsOf, packsOf } from './expiry/derivatives.ts';
import { createRemovalReceipt } from './expiry/removal-receipt.ts';
import { createRemover } from './expiry/remover.ts';
import { createReadDeleteBy } from './backup/export/delete-by.ts';
import type { Site } from './config/sites.ts';
import { createFactsCounter } from './facts/facts.ts';
import { createWatchProgress } from './facts/watch-progress.ts';
import { createInsightCounter } from './insights/count-insights.ts';
import type { NoticeInForce } from './documents/notices-in-force.ts';
import { notesOf } from './notes/notes-derivative.ts';
import { createBlobSweeper, type BlobSweeper } from './pack/blob-sweeper.ts';
import { createCommitPacking } from './pack/commit-packing.ts';
import type { PackThread } from './pack/pack-thread.ts';
import { createPacker } from './pack/packer.ts';
import { createPagesToPack } from './pack/pages-to-pack.ts';
import { createTermsOf } from './pack/terms.ts';
import { createSweepLeft } from './pack/sweep-left.ts';
import type { Proof } from './proof.ts';
import { collectedOf } from './shelves/collected-derivative.ts';
import { sharesOf } from './sharing/shares-derivative.ts';
import { createSiteReceipt } from './site-removal/site-receipt.ts';
import { createSiteRemovals } from './site-removal/site-removals.ts';
import type { Stores } from './stores.ts';
import { tagsOf } from './tags/tags-derivative.ts';
import { createUnderWay, type UnderWay } from './video/under-way.ts';
import { videosOf } from './video/videos-derivative.ts';

export interface WorkOptions {
  proof: Proof;
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  closeSite: (site: string) => void;
  thread: Pick<PackThread, 'build'>;
  backupDays?: number;
  threshold: number;
  /** The data folder. */
  data: string;
  now: () => number;
  quietMs: number;
  onFailure: (error: unknown) => void;
}

export type Work = ReturnType<typeof createWork>;

/** One recording is only ever changed by one of them at a time. */
export function createWork(stores: Stores, options: WorkOptions) {
  const { database, journal, signer, serial } = stores;
  const { proof, sites, noticeInForce, backupDays, now, onFailure } = options;
  const { sweeper, ...packing } = createPacking(stores, options);
  const underWay = createUnderWay(options.data);
  const derivatives = listDerivatives(stores, sweeper, underWay);
  const remover = createRemover({
    database,
    ledger: proof.ledger,
    journal,
    derivatives,
    createReceipt: createRemovalReceipt({
      signer,
      siteName: proof.siteName,
      async readNotice(key) {
        const site = sites.get(key);
        return site && (await noticeInForce(site));
      },
      gone: derivatives.map(({ name }) => name),
      backupDays,
      readDeleteBy: createReadDeleteBy(database, now),
    }),
    serial,
    forget: (recording) => proof.states.forget(recording),
    now,
    onFailure,
  });
  const siteRemovals = createSiteRemovals({
    database,
    ledger: proof.ledger,
    remover,
    siteName: proof.siteName,
    closeSite: options.closeSite,
    createReceipt: createSiteReceipt({ signer, siteName: proof.siteName, backupDays }),
    now,
    onFailure,
  });
  const sweepLeft = createSweepLeft({ sweeper, serial, onFailure });
  const assets = createAssets({ ...stores, sweeper, states: proof.states, now });
  return { ...packing, sweeper, underWay, assets, siteRemovals, sweepLeft, remover };
}

function createPacking({ database, blobs, keys, serial }: Stores, options: WorkOptions) {
  const { sites, thread, threshold, now, quietMs, onFailure } = options;
  const sweeper = createBlobSweeper(database, blobs);
  const watchProgress = createWatchProgress(database);
  const facts = createFactsCounter({ database, keys, progress: watchProgress, onFailure });
  const packer = createPacker({
    pages: createPagesToPack(database),
    commit: createCommitPacking(database),
    blobs,
    sweeper,
    keys,
    thread,
    serial,
    termsOf: createTermsOf(database, sites),
    onPacked: (recording) => facts.count(recording),
    now,
    quietMs,
    onFailure,
  });
  const insightCounter = createInsightCounter({ database, keys, threshold, now, onFailure });
  return { sweeper, watchProgress, facts, packer, insightCounter };
}

/** Whatever is made from a recording stands in this list, or an erasure would leave it behind. */
function listDerivatives({ database, keys, blobs }: Stores, sweeper: BlobSweeper, underWay: UnderWay) {
  return [
    keyOf(keys),
    videosOf(database, underWay),
    packsOf(database, blobs, sweeper),
    chunksOf(database),
    notesOf(database),
    tagsOf(database),
    collectedOf(database),
    sharesOf(database),
    assetsOf(database),
    factsOf(database),
  ];
}
