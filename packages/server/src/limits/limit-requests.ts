/**
 * What a node takes on at once, and how often one of those who call may. Beyond it a request is refused before its body is
 * read, with when to come again: a recorder keeps its chunk and sends it later, so that a full queue costs time and never
 * data or memory.
 */
import { CHUNK_MAX_BYTES, OpnameError } from '@opname/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createTokenBuckets, type Pace } from './token-buckets.ts';

export interface RequestLimits {
  /** Bytes of bodies that are being read, checked and stored. */
  bytes: number;
  /** Requests under way. */
  requests: number;
  /** Chunks of one recording: a tab sends one in two seconds, and after an hour without network some thousand. */
  ofRecording: Pace;
  /** Answers to the question from one address, behind which a whole company may be. */
  ofAddress: Pace;
}

/** 256 MiB are a hundred of the largest chunks, and seconds of what the disk takes. */
export const REQUEST_LIMITS: RequestLimits = {
  bytes: 256 * 2 ** 20,
  requests: 4096,
  ofRecording: { burst: 1000, perSecond: 100 },
  ofAddress: { burst: 500, perSecond: 50 },
};

export interface Load {
  bytes: number;
  requests: number;
}

/** To be called before any route is added. @returns what is under way, which goes on changing. */
export function limitRequests(app: FastifyInstance, limits: RequestLimits = REQUEST_LIMITS): Load {
  const load: Load = { bytes: 0, requests: 0 };
  const underWay = new WeakMap<FastifyRequest, number>();
  const recordingMay = createTokenBuckets(limits.ofRecording);
  const addressMay = createTokenBuckets(limits.ofAddress);

  function settle(request: FastifyRequest): void {
    const bytes = underWay.get(request);
    if (bytes === undefined) return;
    underWay.delete(request);
    load.bytes -= bytes;
    load.requests--;
  }

  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET') return;
    const bytes = Number(request.headers['content-length'] ?? CHUNK_MAX_BYTES) || 0;
    // A body that is too large for any endpoint is refused by it before it is read.
    const taken = Math.min(bytes, CHUNK_MAX_BYTES);
    if (load.requests >= limits.requests || load.bytes + taken > limits.bytes) throw new OpnameError('busy');
    underWay.set(request, taken);
    load.bytes += taken;
    load.requests++;
    const isAnswer = request.routeOptions.url === '/v1/consents';
    if (isAnswer && !addressMay(request.ip)) throw new OpnameError('too-many-requests');
  });
  app.addHook('preParsing', async (request) => {
    const { caller } = request;
    if (caller?.kind === 'page' && !recordingMay(caller.grant.recording)) throw new OpnameError('too-many-requests');
  });
  app.addHook('onResponse', async (request) => settle(request));
  app.addHook('onRequestAbort', async (request) => settle(request));
  return load;
}
