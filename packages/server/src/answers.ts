/** Where the parts meet that answer requests. */
import { createReadAssets } from './assets/read-assets.ts';
import type { Grants } from './access/grant.ts';
import type { Site } from './config/sites.ts';
import type { NoticeInForce } from './documents/notices-in-force.ts';
import { createChunks } from './ingest/chunks.ts';
import { createConsents } from './ingest/consents.ts';
import { createGiveConsent } from './ingest/give-consent.ts';
import type { SealThreads } from './ingest/seal-threads.ts';
import { createUploadChunk } from './ingest/upload-chunk.ts';
import { createInsights } from './insights/insights.ts';
import { createInsightPaths } from './insights/paths.ts';
import type { AssertRoom } from './limits/room.ts';
import type { Proof } from './proof.ts';
import { createExportSite } from './site-removal/export-site.ts';
import type { Stores } from './stores.ts';
import { createExportEvents } from './watch/export-events.ts';
import { createLibrary } from './watch/library.ts';
import { createReadSegment } from './watch/segment-reader.ts';

/** Rounds of quiet after which a recording does not count as live. */
const LIVELY_QUIETS = 2;

export interface AnswerOptions {
  proof: Proof;
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  grants: Grants;
  sealing: SealThreads;
  assertRoom: AssertRoom;
  threshold: number;
  now: () => number;
  quietMs: number;
}

export function createAnswers({ database, keys, blobs, signer }: Stores, options: AnswerOptions) {
  const { proof, sites, noticeInForce, grants, sealing, assertRoom, threshold, now, quietMs } = options;
  const { siteName, states } = proof;
  const library = createLibrary({ database, keys, siteName, now, livelyMs: LIVELY_QUIETS * quietMs });
  const chunks = createChunks(database);
  const readSegment = createReadSegment({ database, library, blobs, keys });
  const { assertReadable } = library;
  const isSite = (site: string) => sites.has(site);
  const insightPaths = createInsightPaths({ database, isSite, now });
  const exportEvents = createExportEvents({ database, readSegment });
  return {
    library,
    chunks,
    readSegment,
    readAssets: createReadAssets({ database, blobs, keys }),
    isSite,
    insightPaths,
    insights: createInsights({ query: database.query, paths: insightPaths, threshold, now }),
    exportEvents,
    exportSite: createExportSite({ database, signer, exportEvents }),
    giveConsent: createGiveConsent({
      ...proof,
      sites,
      noticeInForce,
      consents: createConsents(database, proof.ledger),
      keys,
      createGrant: grants.create,
      assertRoom,
      now,
    }),
    uploadChunk: createUploadChunk({ chunks, keys, threads: sealing, assertReadable, states, now }),
  };
}
