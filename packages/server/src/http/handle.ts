/** Registers one endpoint of the protocol: who may call, what it takes, what it answers, all from its one definition. */
import { OpnameError, type Endpoint, type MemberSites } from '@opname/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Readable } from 'node:stream';
import type { Authenticate, Caller, CallerOf } from '../access/caller.ts';
import { isStorable } from './is-storable.ts';
import { createTextReader } from './text-reader.ts';

type Part<Schema> = Schema extends TSchema ? Static<Schema> : undefined;

interface Input<E extends Endpoint> {
  params: Part<E['params']>;
  query: Part<E['query']>;
  headers: Part<E['headers']>;
  /** What is described as a string is bytes. */
  body: E['body'] extends { schema: infer Schema } ? (Part<Schema> extends string ? Buffer : Part<Schema>) : undefined;
  caller: CallerOf<E['access'][number]>;
  /** The sites that the answer may speak of; null for all. */
  sites: MemberSites;
  origin: string | undefined;
  /** For what is asked rarely: under which name the server was called, and from where. */
  request: Pick<FastifyRequest, 'host' | 'ip' | 'headers'>;
  acceptsGzip: boolean;
}

/** Bytes that already are the answer's body. */
export class Bytes {
  readonly content: Readable | Uint8Array;
  readonly headers: Record<string, string>;

  constructor(content: Readable | Uint8Array, headers: Record<string, string>) {
    this.content = content;
    this.headers = headers;
  }
}

type Output<E extends Endpoint> = E['success']['schema'] extends TSchema
  ? Static<E['success']['schema']> | Bytes
  : void;

export type Handler<E extends Endpoint> = (input: Input<E>) => Promise<Output<E>>;

/** Bytes of a JSON body; the largest, a consent, has under 1 KiB. */
const JSON_MAX_BYTES = 64 * 1024;

export interface HandleOptions {
  authenticate: Authenticate;
  /** Bytes of a body that is not JSON. */
  bodyLimit?: number;
}

export function handle<const E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  { authenticate, bodyLimit = JSON_MAX_BYTES }: HandleOptions,
  handler: Handler<E>,
): void {
  const readParams = createTextReader(endpoint.params);
  const readQuery = createTextReader(endpoint.query);
  const readHeaders = createTextReader(endpoint.headers);
  const readBody = createBodyReader(endpoint.body);

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const read = {
      params: readParams(request.params),
      query: readQuery(request.query),
      headers: readHeaders(request.headers),
      body: readBody(request.body),
    };
    if (!isStorable(read)) throw new OpnameError('invalid-request', 'a text holds U+0000 or half a surrogate pair');
    const sites = await authenticate.narrow(endpoint, request.caller, read);
    const input = {
      ...read,
      sites,
      caller: request.caller,
      origin: request.headers.origin,
      request: { host: request.host, ip: request.ip, headers: request.headers },
      acceptsGzip: /\bgzip\b/.test(request.headers['accept-encoding'] ?? ''),
    } as Input<E>;
    const output = await handler(input);
    reply.code(endpoint.success.status).header('cache-control', 'no-store');
    if (output instanceof Bytes) return reply.headers(output.headers).send(output.content);
    return output === undefined ? reply.send() : onlyOf(sites, output);
  }

  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit,
    async onRequest(request) {
      if (endpoint.body && !hasMediaType(request, endpoint.body.mediaType)) throw new OpnameError('wrong-media-type');
      request.caller = await authenticate.identify(endpoint.access, request);
    },
    handler: answer,
  });
}

/** @returns the answer without what its lists hold of other sites, should a handler ever have forgotten. */
function onlyOf(sites: MemberSites, output: object): object {
  if (sites === null) return output;
  const isForeign = (item: unknown) =>
    typeof item === 'object' && item !== null && 'site' in item && !sites.some((site) => site === item.site);
  return Object.fromEntries(
    Object.entries(output).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.filter((item) => !isForeign(item)) : value,
    ]),
  );
}

/** A media type may carry parameters, such as a charset. */
function hasMediaType(request: FastifyRequest, mediaType: string): boolean {
  const sent = request.headers['content-type'] ?? '';
  return sent.split(';', 1)[0]?.trim().toLowerCase() === mediaType;
}

function createBodyReader(body: Endpoint['body']): (value: unknown) => unknown {
  if (!body) return () => undefined;
  if (body.mediaType !== 'application/json') {
    return (value) => {
      if (!Buffer.isBuffer(value)) throw new OpnameError('invalid-request', 'the body is empty');
      return value;
    };
  }
  const schema = Compile(body.schema);
  return (value) => {
    if (schema.Check(value)) return value;
    const [first] = schema.Errors(value);
    // The path is ours where it names a property of the schema; what was sent there is not repeated.
    throw new OpnameError('invalid-request', first?.message ? `the body ${first.message}` : undefined);
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}
