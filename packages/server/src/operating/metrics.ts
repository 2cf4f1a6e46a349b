/**
 * What a node does, in numbers for Prometheus, on an address of their own that need not be public. Labels are routes and
 * never addresses, so that no number names a recording or a person.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Load } from '../limits/limit-requests.ts';

export interface MetricsPlace {
  host: string;
  port: number;
}

/** Seconds; an upload is to be answered within a fourth of one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** To be called before any route is added. */
export async function startMetrics(app: FastifyInstance, load: Load, { host, port }: MetricsPlace) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'opname_request_seconds',
    help: 'How long requests took until they were answered',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const requests = new Gauge({
    name: 'opname_requests_under_way',
    help: 'Requests that bring something and are not answered yet',
    registers: [registry],
  });
  const bytes = new Gauge({
    name: 'opname_bytes_under_way',
    help: 'Bytes of their bodies',
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const labels = { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
  });

  const server = createServer((_, response) => {
    requests.set(load.requests);
    bytes.set(load.bytes);
    void registry.metrics().then((text) => response.setHeader('content-type', registry.contentType).end(text));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host}:${taken}/metrics`, registry, stop: () => void server.close() };
}
