/** Where the parts meet: opens the stores, builds each part from what it needs, and serves. */
import type { AddressInfo } from 'node:net';
import { THRESHOLD_MIN } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { handleArchive } from './archive/archive-endpoint.ts';
import { createArchives } from './archive/archive.ts';
import { createAnswers } from './answers.ts';
import { createAuthenticate } from './access/authenticate.ts';
import { createGrants } from './access/grant.ts';
import { assertNotRestoring } from './backup/restore-marker.ts';
import { startBackups, type Backing } from './backup/start-backups.ts';
import type { Config } from './config/config.ts';
import { createDemoSite } from './config/demo-site.ts';
import { isOriginOf } from './config/sites.ts';
import { serveDocuments } from './documents/document-routes.ts';
import { createDocuments, type Documents } from './documents/documents.ts';
import { createScriptNotices } from './documents/notices-in-force.ts';
import { startRounds } from './expiry/rounds.ts';
import { handleAbout } from './http/api.ts';
import { createApp } from './http/app.ts';
import { handleAuth } from './http/auth-routes.ts';
import { allowOrigins } from './http/cors.ts';
import { servePages } from './http/pages.ts';
import { serveScript } from './http/script.ts';
import { startSealThreads } from './ingest/seal-threads.ts';
import { startPackThread } from './pack/pack-thread.ts';
import { serveKeys } from './ledger/keys-route.ts';
import { startNode } from './operating/node.ts';
import { inSpan } from './operating/span.ts';
import { createRights, type Rights } from './rights.ts';
import { createProof, type Proof } from './proof.ts';
import { createSignIn } from './sign-in.ts';
import { handleEndpoints } from './endpoints.ts';
import { openStores, type Stores } from './stores.ts';
import { createVideo, type Video } from './video/video.ts';
import { version } from './version.ts';
import { createWork, type Work } from './work.ts';

/** Milliseconds; the recorder sends every few seconds, so that a page silent for a minute is asleep or gone. */
const QUIET_MS = 60_000;

/** Milliseconds between two rounds of packing and expiry: what has expired is unreadable at once, and gone this soon. */
const ROUND_MS = 10_000;

/** Milliseconds between two rounds of verifying and signing the ledger: what happened since the last has only the chain. */
const LEDGER_ROUND_MS = 10 * 60_000;

export interface RunningServer {
  url: string;
  /** Only at the first start, and only when none was configured: it is not kept anywhere. */
  adminPassword?: string;
  metricsUrl?: string | undefined;
  /** Finishes what runs; nothing acknowledged is lost. */
  close(): Promise<void>;
}

/** Starts the server; resolves when it answers. */
export async function startServer(config: Config): Promise<RunningServer> {
  assertNotRestoring(config.data);
  return await startOnRestored(config);
}

/** The same for a restore: this is how it removes again what was removed, before anybody else may serve it. */
export async function startOnRestored(config: Config): Promise<RunningServer> {
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
  /** The same, but for the port where the system chooses it. */
  let url = ownOrigin;
  const sites = [...config.sites, ...(config.demoDir ? [createDemoSite(ownOrigin)] : [])];
  const app = createApp(config);
  const node = await startNode(app, config, stores, sites);
  const onFailure = (error: unknown) => app.log.error({ err: error }, 'a round failed and will be tried again');

  const thread = startPackThread();
  const sealing = startSealThreads();
  const quietMs = config.quietMs ?? QUIET_MS;
  const proof = createProof(stores, { sites, ownOrigin: () => url, now });
  const documents = createDocuments({ database, ledger: proof.ledger, sites, now, onNotice: proof.stopOthers });
  const { publicUrl, insightsThreshold: threshold = THRESHOLD_MIN } = config;
  const work = createWork(stores, { ...config, ...documents, proof, thread, threshold, now, quietMs, onFailure });
  await clearAway(work);
  await settleSites(work, documents, proof);

  const { adminPassword, ...signIn } = await createSignIn(app.log, config, { stores, proof, ownOrigin, now });
  const grants = createGrants(stores.master.grants);

  allowOrigins(app, (origin) => [...documents.sites.values()].some((site) => isOriginOf(site, origin)));
  const backing = startBackups(config, stores, { ...proof, ...node, onFailure });
  const answers = createAnswers(stores, { ...node, ...documents, proof, threshold, now, quietMs, grants, sealing });
  const rights = createRights(stores, { ...answers, ...work, ...signIn, proof, documents, publicUrl, now });
  const video = createVideo(config, stores, { ...answers, ...work, ...rights, now, onFailure });
  const parts = {
    ...signIn,
    ...proof,
    ...answers,
    ...work,
    ...documents,
    ...rights,
    ...backing,
    ...video,
    authenticate: createAuthenticate({ ...signIn, ...rights.doors, database, grants }),
    version,
    now,
  };
  handleAuth(app, { ...signIn, ownOrigin });
  handleAbout(app, parts, async () => void (await sql`select 1`.execute(database.query)));
  handleEndpoints(app, parts);
  if (config.studioDir) handleArchive(app, parts, createArchives({ ...stores, ...parts, studioDir: config.studioDir }));
  serveKeys(app, stores.signer);
  await serveFiles(app, config, { ...documents, ...backing });

  await app.listen({ port: config.port, host: config.host });
  url = config.publicUrl ?? addressOf(app, config.host);
  const stopRounds = startAllRounds(config, { ...work, ...proof, ...rights, ...backing, ...video, onFailure });

  return {
    url,
    ...(adminPassword !== undefined && { adminPassword }),
    metricsUrl: node.metricsUrl,
    close: () =>
      node.stop(async () => {
        await stopRounds();
        await thread.stop();
        await sealing.stop();
        await stores.close();
      }),
  };
}

/** What was left by one that was killed, and what has to go, goes before anybody is answered. */
async function clearAway({ underWay, sweepLeft, remover }: Work): Promise<void> {
  await underWay.sweep();
  await sweepLeft();
  await remover.replayJournal();
  await remover.removeDue();
}

/**
 * Closes the sites that were removed, puts the own notice of every other in force, and stops what was agreed to under
 * another: it has to be asked again.
 */
async function settleSites({ siteRemovals }: Work, documents: Documents, proof: Proof): Promise<void> {
  await siteRemovals.closeDue();
  for (const site of documents.sites.values()) {
    await documents.publisher.importNotice(site);
    await proof.stopOthers(site, await documents.noticeInForce(site));
  }
}

interface RoundsOptions
  extends
    Work,
    Pick<Proof, 'ledgerWatch'>,
    Pick<Rights, 'watchLogWatch' | 'removeOver'>,
    Backing,
    Pick<Video, 'makeVideos'> {
  onFailure: (error: unknown) => void;
}

/** @returns what stops them, and waits for those that run. */
function startAllRounds({ roundMs = ROUND_MS, ledgerRoundMs = LEDGER_ROUND_MS }: Config, options: RoundsOptions) {
  const {
    packer,
    facts,
    insightCounter,
    remover,
    siteRemovals,
    sweepLeft,
    removeOver,
    ledgerWatch,
    watchLogWatch,
    onFailure,
  } = options;
  const work = async () => {
    await inSpan('pack what is due', () => packer.packDue());
    await inSpan('count facts', () => facts.countDue());
    await inSpan('count insights', () => insightCounter.countDue());
    await inSpan('sweep what was left', sweepLeft);
    await inSpan('remove what is due', () => remover.removeDue());
    await inSpan('remove what is over', removeOver);
    await inSpan('remove sites', () => siteRemovals.removeDue());
    await inSpan('begin videos', () => options.makeVideos.wake());
  };
  const rounds = [
    startRounds(() => inSpan('round of work', work), { pauseMs: roundMs, onFailure }),
    startRounds(() => inSpan('verify the ledger', () => ledgerWatch.verify()), { pauseMs: ledgerRoundMs, onFailure }),
    startRounds(() => inSpan('verify the watch log', () => watchLogWatch.verify()), {
      pauseMs: ledgerRoundMs,
      onFailure,
    }),
  ];
  return async () => {
    for (const round of rounds) await round.stop();
    await options.makeVideos.stop();
    await options.backups?.schedule.stop();
    await options.exports.stop();
  };
}

/** What is read by people and by browsers: documents, the script, the built pages. */
async function serveFiles(app: FastifyInstance, config: Config, documents: Documents & Backing): Promise<void> {
  const { backups } = documents;
  const readBackups = async () => backups && (await backups.declared.readState(backups.schedule.isRunning()));
  serveDocuments(app, { ...documents, readBackups });
  if (config.sdkDir) {
    const readNotices = createScriptNotices(documents, (request) => config.publicUrl ?? `http://${request.host}`);
    serveScript(app, config.sdkDir, readNotices);
  }
  await servePages(app, { ...config, sites: [...documents.sites.values()] });
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
