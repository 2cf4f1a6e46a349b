import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ERRORS, OpnameError, type ErrorBody, type ErrorCode } from '@opname/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../store/database.ts';

/** Seconds after which a client may come again when the server could not store: longer than a stall, short of a nap. */
const RETRY_AFTER_S = 5;

const COME_AGAIN: ReadonlySet<ErrorCode> = new Set(['not-durable', 'busy', 'no-room', 'too-many-requests']);

/** Refusals that are no failure of the server; there may be thousands a second. */
const EXPECTED: ReadonlySet<ErrorCode> = new Set(['busy', 'no-room']);

/** What the framework's own refusals are called here; any other 4xx is a request of no form. */
const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  // An address that would lead out of a folder of files leads nowhere.
  403: 'not-found',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-media-type',
};

/** Every answer that is not a success is made here. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const expected = toOpnameError(error);
    if (expected.status >= 500 && !EXPECTED.has(expected.code)) {
      // The route and not the address: an address may name a recording.
      request.log.error({ err: error, route: request.routeOptions.url }, expected.code);
    }
    return send(reply, expected);
  });
  app.setNotFoundHandler((_, reply) => send(reply, new OpnameError('not-found')));
}

/** For what the framework refuses before it has found a route. */
export function answerBadAddress(_: Error, __: FastifyRequest, reply: FastifyReply): void {
  void send(reply, new OpnameError('invalid-request', 'the address is not well formed'));
}

/** What Node refuses before there is a request of which a form could be told. */
const BY_CONNECTION: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
};

/** For bytes that are no request, and for a request that never ends: an answer, and no further word. */
export function answerBadBytes(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const code = BY_CONNECTION[error.code ?? ''] ?? 'invalid-request';
  const [status, message] = ERRORS[code];
  const body = JSON.stringify({ code, message } satisfies ErrorBody);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
  const headers = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`${head}\r\n${headers}\r\n\r\n${body}`);
}

function toOpnameError(error: Error & { statusCode?: number }): OpnameError {
  if (error instanceof OpnameError) return error;
  if (error instanceof StoreUnavailable) return new OpnameError('not-durable');
  const { statusCode = 500 } = error;
  const isRefusal = statusCode >= 400 && statusCode < 500;
  return new OpnameError(BY_STATUS[statusCode] ?? (isRefusal ? 'invalid-request' : 'internal'));
}

function send(reply: FastifyReply, error: OpnameError): FastifyReply {
  if (COME_AGAIN.has(error.code)) reply.header('retry-after', RETRY_AFTER_S);
  reply.code(ERRORS[error.code][0]).header('cache-control', 'no-store');
  return reply.send({ code: error.code, message: error.message } satisfies ErrorBody);
}
