/**
 * What a node does, step by step, for a collector that speaks OTLP over HTTP. Requests go by their route and never by
 * their address, and nothing else of them is told. A `traceparent` that comes with a request is not believed: those who
 * send it are pages of other people.
 */
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import { version } from '../version.ts';

export interface TracesPlace {
  /** The collector's address for traces, such as `http://127.0.0.1:4318/v1/traces`. */
  url: string;
  /** Of how many requests and rounds it is told: 1 for all. */
  share: number;
}

const SERVER_ERROR = 500;

/** A collector that does not answer holds the end of a node up for no longer. */
const EXPORT_TIMEOUT_MS = 2000;

/** To be called before any route is added. @returns what sends the last of them and stops. */
export function startTraces(app: FastifyInstance, { url, share }: TracesPlace): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'opname', 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  traceRequests(app);
  return async () => {
    await provider.shutdown().catch((error: unknown) => app.log.warn({ err: error }, 'the last traces were not taken'));
    trace.disable();
    context.disable();
  };
}

function traceRequests(app: FastifyInstance): void {
  const tracer = trace.getTracer('opname');
  app.decorateRequest('traced');
  app.addHook('onRequest', async (request) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    const attributes = { 'http.request.method': method, 'http.route': route };
    const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT);
    request.traced = trace.setSpan(ROOT_CONTEXT, span);
  });
  // As late as this, because reading the body leaves the context in which the request arrived.
  app.addHook('preHandler', (request, _, done) => context.with(request.traced, done));
  app.addHook('onResponse', async (request, reply) => {
    const span = trace.getSpan(request.traced);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= SERVER_ERROR) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    traced: Context;
  }
}
