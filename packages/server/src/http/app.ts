import { ASSET_MAX_BYTES, ASSET_MEDIA_TYPE, CHUNK_MAX_BYTES, CHUNK_MEDIA_TYPE } from '@opname/protocol';
import type { IncomingMessage } from 'node:http';
import { fastify, LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { readBytes } from './read-bytes.ts';
import { answerBadAddress, answerBadBytes, answerErrors } from './answer-error.ts';

/** Milliseconds a request may take to arrive: 2 MiB over a slow phone's 0.5 Mbit/s are 34 s. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Milliseconds a connection may idle: the recorder sends every few seconds, and a proxy in front keeps 60 s. */
const KEEP_ALIVE_MS = 65_000;

/** The HTTP server without its endpoints: how it parses, logs and refuses. */
export function createApp({ log, proxies }: Pick<Config, 'log' | 'proxies'>): FastifyInstance {
  const app = fastify({
    logger: log === 'silent' ? false : { level: log, stream: process.stderr, serializers: { req: () => ({}) } },
    logController: new LogController({ disableRequestLogging: true }),
    ...(proxies && { trustProxy: [...proxies] }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    exposeHeadRoutes: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadBytes,
    forceCloseConnections: 'idle',
  });
  app.decorateRequest('caller');
  app.addContentTypeParser(CHUNK_MEDIA_TYPE, (_: FastifyRequest, payload: IncomingMessage) =>
    readBytes(payload, CHUNK_MAX_BYTES),
  );
  app.addContentTypeParser(ASSET_MEDIA_TYPE, (_: FastifyRequest, payload: IncomingMessage) =>
    readBytes(payload, ASSET_MAX_BYTES),
  );
  answerErrors(app);
  return app;
}
