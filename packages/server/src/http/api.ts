import {
  CHUNK_MAX_BYTES,
  createOpenApi,
  ENDPOINTS,
  type ChunkHeld,
  type ConsentRequest,
  type Granted,
} from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import type { Chunks } from '../ingest/chunks.ts';
import type { Upload } from '../ingest/upload-chunk.ts';
import { handle } from './handle.ts';

export interface ApiParts {
  authenticate: Authenticate;
  giveConsent(request: ConsentRequest, origin: string | undefined): Promise<Granted>;
  uploadChunk(upload: Upload): Promise<ChunkHeld>;
  chunks: Pick<Chunks, 'closePage'>;
  now: () => number;
  version: string;
}

/** The endpoints that pages call. */
export function handlePages(app: FastifyInstance, parts: ApiParts): void {
  const { authenticate, chunks, now } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.giveConsent, options, ({ body, origin }) => parts.giveConsent(body, origin));

  handle(app, ENDPOINTS.uploadChunk, { authenticate, bodyLimit: CHUNK_MAX_BYTES }, ({ headers, body, caller }) =>
    parts.uploadChunk({
      grant: caller.grant,
      page: headers['opname-page'],
      sequence: headers['opname-sequence'],
      isLast: headers['opname-last'] === '1',
      bytes: body,
    }),
  );

  handle(app, ENDPOINTS.closePage, options, async ({ body, caller }) => {
    const { recording } = caller.grant;
    return { page: body.page, closedAt: await chunks.closePage({ ...body, recording, now: now() }) };
  });
}

/** What describes the server itself. */
export function handleAbout(app: FastifyInstance, { version }: ApiParts, isHealthy: () => Promise<void>): void {
  const description = createOpenApi(version);
  app.get('/v1/openapi.json', async () => description);
  app.get('/healthz', async (_, reply) => {
    await isHealthy();
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
}
