import { gunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { Readable } from 'node:stream';
import {
  CHUNK_MAX_BYTES,
  createOpenApi,
  ENDPOINTS,
  OpnameError,
  type ConsentRequest,
  type Granted,
} from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import type { Remover } from '../expiry/remover.ts';
import type { Chunks } from '../ingest/chunks.ts';
import type { Upload } from '../ingest/upload-chunk.ts';
import type { Packer } from '../pack/packer.ts';
import type { ExportEvents } from '../watch/export-events.ts';
import type { Library } from '../watch/library.ts';
import { parseSegmentId } from '../watch/page-index.ts';
import type { ReadSegment } from '../watch/segment-reader.ts';
import { Bytes, handle } from './handle.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const JSON_TYPE = 'application/json; charset=utf-8';
const JSON_HEADERS = { 'content-type': JSON_TYPE, vary: 'accept-encoding' };
const GZIP_HEADERS = { ...JSON_HEADERS, 'content-encoding': 'gzip' };

export interface ApiParts {
  authenticate: Authenticate;
  giveConsent(request: ConsentRequest, origin: string | undefined): Promise<Granted>;
  uploadChunk(upload: Upload): Promise<{ held: number }>;
  chunks: Pick<Chunks, 'closePage'>;
  packer: Pick<Packer, 'packRecording'>;
  library: Library;
  readSegment: ReadSegment;
  exportEvents: ExportEvents;
  remover: Pick<Remover, 'remove'>;
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

  handle(app, ENDPOINTS.eraseRecording, options, async ({ params, caller }) => {
    if (caller.kind === 'page' && caller.grant.recording !== params.recording) {
      throw new OpnameError('grant-of-another-recording');
    }
    await parts.remover.remove(params.recording, 'erased');
  });
}

/** The endpoints that those who watch call. What waits is packed first, so that they see all that is held. */
export function handleWatching(app: FastifyInstance, parts: ApiParts): void {
  const { authenticate, library, packer } = parts;
  const options = { authenticate };

  async function prepare(recording: string): Promise<void> {
    await library.assertReadable(recording);
    await packer.packRecording(recording);
  }

  handle(app, ENDPOINTS.listRecordings, options, ({ query }) => library.list({ ...query, limit: query.limit ?? 50 }));

  handle(app, ENDPOINTS.openRecording, options, async ({ params, acceptsGzip }) => {
    await prepare(params.recording);
    const details = await library.open(params.recording);
    // The index of two hours is mostly digits and repeated words.
    return acceptsGzip ? new Bytes(await pack(JSON.stringify(details)), GZIP_HEADERS) : details;
  });

  handle(app, ENDPOINTS.readSegment, options, async ({ params, acceptsGzip }) => {
    await prepare(params.recording);
    const place = parseSegmentId(params.segment);
    if (!place) throw new OpnameError('unknown-segment');
    const packed = await parts.readSegment({ recording: params.recording, ...place });
    return acceptsGzip ? new Bytes(packed, GZIP_HEADERS) : new Bytes(await unpack(packed), JSON_HEADERS);
  });

  handle(app, ENDPOINTS.exportRecording, options, async ({ params, query }) => {
    await prepare(params.recording);
    const events = await parts.exportEvents(params.recording, query.page);
    return new Bytes(Readable.from(events, { objectMode: false }), { 'content-type': JSON_TYPE });
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
