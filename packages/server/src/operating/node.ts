/** What a node needs beside its work: how much it takes on, whether it has room, whether it is ready, its numbers and traces. */
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Site } from '../config/sites.ts';
import { limitRequests } from '../limits/limit-requests.ts';
import { createAssertRoom } from '../limits/room.ts';
import type { Stores } from '../stores.ts';
import { startMetrics } from './metrics.ts';
import { handleReadiness } from './readiness.ts';
import { startTraces } from './traces.ts';

/** Bytes of the disk for recordings that run: some hundred at their usual 12 MiB. */
const DISK_RESERVE_BYTES = 2 ** 30;

/** To be called before any route is added. */
export async function startNode(app: FastifyInstance, config: Config, stores: Stores, sites: readonly Site[]) {
  const { data, databaseUrl, bucket, diskReserveBytes = DISK_RESERVE_BYTES } = config;
  const stopTraces = config.traces && startTraces(app, config.traces);
  const load = limitRequests(app, config.limits);
  const metrics = config.metrics && (await startMetrics(app, load, config.metrics));
  const { stopBeingReady } = handleReadiness(app, stores);
  const budgets = new Map(sites.map(({ key, maxBytes }) => [key, maxBytes]));
  const assertRoom = createAssertRoom({
    database: stores.database,
    // It is a question of our own disk only where something lies on it.
    folder: databaseUrl && bucket ? undefined : data,
    reserveBytes: diskReserveBytes,
    budgetOf: (site) => budgets.get(site),
  });
  return {
    assertRoom,
    metricsUrl: metrics?.url,
    registry: metrics?.registry,
    /** From now on no more is to be given to it; what is under way is finished, then the work behind it is ended. */
    async stop(endWork: () => Promise<void>) {
      stopBeingReady();
      await app.close();
      await endWork();
      metrics?.stop();
      await stopTraces?.();
    },
  };
}
