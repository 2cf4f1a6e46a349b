import { ENDPOINTS, type Endpoint } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';

/** Seconds a browser may remember a preflight: Chromium's own limit, and the length of a window. */
const PREFLIGHT_MAX_AGE_S = 7200;

const ALLOWED_HEADERS = 'authorization, content-type, opname-page, opname-sequence, opname-last, opname-asset';

/**
 * Lets the pages of all sites read the answers of the endpoints that are meant for pages. A preflight cannot say of
 * which site it is; whether this page belongs to this site is checked where the site is known. Cookies are never let in.
 */
export function allowOrigins(app: FastifyInstance, isOrigin: (origin: string) => boolean): void {
  const paths = methodsByPath();

  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!paths.has(request.routeOptions.url ?? '')) return;
    reply.header('vary', 'origin');
    if (!origin || !isOrigin(origin)) return;
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'retry-after');
  });

  for (const [path, methods] of paths) {
    app.options(path, async (request, reply) => {
      const asksForPrivateNetwork = request.headers['access-control-request-private-network'] === 'true';
      if (asksForPrivateNetwork) reply.header('access-control-allow-private-network', 'true');
      return reply
        .code(204)
        .headers({
          'access-control-allow-methods': methods.join(', '),
          'access-control-allow-headers': ALLOWED_HEADERS,
          'access-control-max-age': PREFLIGHT_MAX_AGE_S,
        })
        .send();
    });
  }
}

function methodsByPath(): Map<string, string[]> {
  const forPages = Object.values<Endpoint>(ENDPOINTS).filter(({ cors }) => cors);
  return new Map(
    [...Map.groupBy(forPages, ({ path }) => path)].map(([path, group]) => [path, group.map(({ method }) => method)]),
  );
}
