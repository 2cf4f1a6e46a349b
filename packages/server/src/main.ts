/** Where the parts meet: opens the stores, builds each part from what it needs, and serves. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { createApiKeys } from './access/api-keys.ts';
import { createAuthenticate } from './access/authenticate.ts';
import { ensureFirstAccount } from './access/first-account.ts';
import { createGrants, type Grants } from './access/grant.ts';
import { createIsOwnOrigin } from './access/own-origin.ts';
import { createStaff, type StaffOptions } from './access/staff.ts';
import { createSubjectKeys } from './access/subject-key.ts';
import type { Config } from './config/config.ts';
import { createDemoSite } from './config/demo-site.ts';
import { isOriginOf, type Site } from './config/sites.ts';
import { handleDocuments, type DocumentParts } from './documents/document-endpoints.ts';
import { serveDocuments } from './documents/document-routes.ts';
import { createDocuments, type Documents } from './documents/documents.ts';
import { createScriptNotices, type NoticeInForce } from './documents/notices-in-force.ts';
import { createRemover } from './expiry/remover.ts';
import { startRounds } from './expiry/rounds.ts';
import { handleAbout, handlePages, type ApiParts } from './http/api.ts';
import { createApp } from './http/app.ts';
import { handleAuth } from './http/auth-routes.ts';
import { allowOrigins } from './http/cors.ts';
import { servePages } from './http/pages.ts';
import { serveScript } from './http/script.ts';
import { createChunks } from './ingest/chunks.ts';
import { createConsents } from './ingest/consents.ts';
import { createGiveConsent } from './ingest/give-consent.ts';
import { startSealThreads, type SealThreads } from './ingest/seal-threads.ts';
import { createUploadChunk } from './ingest/upload-chunk.ts';
import { createBlobSweeper } from './pack/blob-sweeper.ts';
import { createCommitPacking } from './pack/commit-packing.ts';
import { startPackThread, type PackThread } from './pack/pack-thread.ts';
import { createPacker, type PackerParts } from './pack/packer.ts';
import { createPagesToPack } from './pack/pages-to-pack.ts';
import { createLedger } from './ledger/ledger.ts';
import { createSweepLeft } from './pack/sweep-left.ts';
import { handleParticipants, type ParticipantParts } from './participant/participant-endpoints.ts';
import { createRights } from './rights.ts';
import { openStores, type Stores } from './stores.ts';
import { version } from './version.ts';
import { createExportEvents } from './watch/export-events.ts';
import { handleWatching, type WatchParts } from './watch/watch-endpoints.ts';
import { createLibrary } from './watch/library.ts';
import { createReadSegment } from './watch/segment-reader.ts';

/** Milliseconds; the recorder sends every few seconds, so that a page silent for a minute is asleep or gone. */
const QUIET_MS = 60_000;

/** Milliseconds between two rounds of packing and expiry: what has expired is unreadable at once, and gone this soon. */
const ROUND_MS = 10_000;

/** Rounds of quiet after which a recording does not count as live. */
const LIVELY_QUIETS = 2;

export interface RunningServer {
  url: string;
  /** Only at the first start, and only when none was configured: it is not kept anywhere. */
  adminPassword?: string;
  /** Finishes what runs; nothing acknowledged is lost. */
  close(): Promise<void>;
}

/** Starts the server; resolves when it answers. */
export async function startServer(config: Config): Promise<RunningServer> {
  const stores = await openStores(config);
  try {
    return await serve(config, stores);
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function serve(config: Config, stores: Stores): Promise<RunningServer> {
  const { database } = stores;
  const now = config.now ?? Date.now;
  const ownOrigin = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const sites = [...config.sites, ...(config.demoDir ? [createDemoSite(ownOrigin)] : [])];
  const app = createApp(config.log);
  const onFailure = (error: unknown) => app.log.error({ err: error }, 'a round failed and will be tried again');

  const thread = startPackThread();
  const sealing = startSealThreads();
  const rulesBySite = new Map(sites.map(({ key, rules }) => [key, rules]));
  const rulesOf = (site: string) => rulesBySite.get(site);
  const work = createWork(stores, { thread, rulesOf, now, quietMs: config.quietMs ?? QUIET_MS, onFailure });
  await work.sweepLeft();
  await work.remover.removeDue();

  const documents = createDocuments({ database, ledger: createLedger(database), sites, now });
  for (const site of sites) await documents.publisher.importNotice(site);

  const { adminPassword, ...signIn } = await createSignIn(app, config, { stores, ownOrigin, now });
  const grants = createGrants(stores.master.grants);

  allowOrigins(app, (origin) => sites.some((site) => isOriginOf(site, origin)));
  const quietMs = config.quietMs ?? QUIET_MS;
  const answers = createAnswers(stores, { ...documents, now, quietMs, grants, sealing });
  const ledger = createLedger(database);
  const rights = createRights({ ...answers, ...documents, database, ledger, publicUrl: config.publicUrl, now });
  const parts = {
    ...answers,
    ...work,
    ...documents,
    ...rights,
    authenticate: createAuthenticate({ ...signIn, grants, readParticipant: rights.sessions.read }),
    version,
    now,
  };
  handleAuth(app, { ...signIn, ownOrigin });
  handleAbout(app, parts, async () => void (await sql`select 1`.execute(database.query)));
  handleEndpoints(app, parts);
  await serveFiles(app, config, documents);

  await app.listen({ port: config.port, host: config.host });
  const rounds = startRounds(
    async () => {
      await work.packer.packDue();
      await work.sweepLeft();
      await work.remover.removeDue();
      await rights.removeOver();
    },
    { pauseMs: config.roundMs ?? ROUND_MS, onFailure },
  );

  return {
    url: config.publicUrl ?? addressOf(app, config.host),
    ...(adminPassword !== undefined && { adminPassword }),
    async close() {
      await app.close();
      await rounds.stop();
      await thread.stop();
      await sealing.stop();
      await stores.close();
    },
  };
}

interface SignInOptions {
  stores: Stores;
  ownOrigin: string;
  now: () => number;
}

/** By what staff and machines are known. */
async function createSignIn(app: FastifyInstance, config: Config, { stores, ownOrigin, now }: SignInOptions) {
  const { database, master } = stores;
  const log: StaffOptions['log'] = (level, message) => app.log[level](`sign-in: ${message}`);
  const isOwnOrigin = createIsOwnOrigin(config.publicUrl);
  const staff = createStaff({ database, secret: master.sessions, ownOrigin, isOwnOrigin, log });
  const apiKeys = createApiKeys(database, now);
  if (config.apiKey) await apiKeys.register(config.apiKey, 'OPNAME_API_KEY');
  const adminPassword = await ensureFirstAccount(staff, { email: config.adminEmail, password: config.adminPassword });
  return { staff, apiKeys, isOwnOrigin, adminPassword };
}

function handleEndpoints(app: FastifyInstance, parts: ApiParts & WatchParts & DocumentParts & ParticipantParts): void {
  handlePages(app, parts);
  handleWatching(app, parts);
  handleParticipants(app, parts);
  handleDocuments(app, parts);
}

/** What is read by people and by browsers: documents, the script, the built pages. */
async function serveFiles(app: FastifyInstance, config: Config, documents: Documents): Promise<void> {
  serveDocuments(app, documents);
  if (config.sdkDir) {
    const readNotices = createScriptNotices(documents, (request) => config.publicUrl ?? `http://${request.host}`);
    serveScript(app, config.sdkDir, readNotices);
  }
  await servePages(app, { ...config, sites: [...documents.sites.values()] });
}

interface WorkOptions {
  thread: Pick<PackThread, 'build'>;
  rulesOf: PackerParts['rulesOf'];
  now: () => number;
  quietMs: number;
  onFailure: (error: unknown) => void;
}

/** What changes recordings after they were taken in. One recording is only ever changed by one of them at a time. */
function createWork(
  { database, blobs, keys, serial }: Stores,
  { thread, rulesOf, now, quietMs, onFailure }: WorkOptions,
) {
  const sweeper = createBlobSweeper(database, blobs);
  const packer = createPacker({
    pages: createPagesToPack(database),
    commit: createCommitPacking(database),
    blobs,
    sweeper,
    keys,
    thread,
    serial,
    rulesOf,
    now,
    quietMs,
    onFailure,
  });
  const remover = createRemover({
    database,
    ledger: createLedger(database),
    keys,
    blobs,
    sweeper,
    serial,
    now,
    onFailure,
  });
  return { sweepLeft: createSweepLeft({ sweeper, serial, onFailure }), packer, remover };
}

interface AnswerOptions {
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  grants: Grants;
  sealing: SealThreads;
  now: () => number;
  quietMs: number;
}

/** What answers requests from the stores. */
function createAnswers(stores: Stores, { sites, noticeInForce, grants, sealing, now, quietMs }: AnswerOptions) {
  const { database, keys, blobs, master } = stores;
  const library = createLibrary({
    database,
    keys,
    siteName: (site) => sites.get(site)?.name ?? site,
    now,
    livelyMs: LIVELY_QUIETS * quietMs,
  });
  const ledger = createLedger(database);
  const chunks = createChunks(database);
  const readSegment = createReadSegment({ database, library, blobs, keys });
  return {
    library,
    chunks,
    readSegment,
    exportEvents: createExportEvents({ database, readSegment }),
    giveConsent: createGiveConsent({
      sites,
      noticeInForce,
      consents: createConsents(database, ledger),
      keys,
      subjectKeys: createSubjectKeys(master.subjects),
      createGrant: grants.create,
      now,
    }),
    uploadChunk: createUploadChunk({ chunks, keys, threads: sealing, assertReadable: library.assertReadable, now }),
  };
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
