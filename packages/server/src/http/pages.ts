import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Site } from '../config/sites.ts';

/** @param ancestors who may frame the page, as a policy names them */
const pagePolicy = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

/** What a recording shows comes from the recording or not at all. */
const replayPolicy = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data:',
    "connect-src 'none'",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** What the pages are served from, and for whom. */
export interface PagesParts {
  studioDir?: string;
  demoDir?: string;
  sites: readonly Pick<Site, 'origins'>[];
}

/** Serves the built pages: the studio, whose addresses its script understands, the participant's page, the demo app. */
export async function servePages(app: FastifyInstance, { studioDir, demoDir, sites }: PagesParts): Promise<void> {
  app.get('/', async (_, reply) => reply.redirect('/studio/'));
  if (studioDir) {
    await app.register(fastifyStatic, { root: studioDir, serve: false, cacheControl: false });
    servePage(app, { root: studioDir, folder: '/studio', page: 'index.html', ancestors: "'self'" });
    servePage(app, { root: studioDir, folder: '/shared', page: 'shared.html', ancestors: "'self'" });
    servePage(app, { root: studioDir, folder: '/me', page: 'me.html', ancestors: framersOf(sites) });
  }
  if (demoDir) await serveDemo(app, demoDir);
}

interface PageParts {
  root: string;
  folder: string;
  /** What an address without an ending shows: a view of the page, which its script understands. */
  page: string;
  ancestors: string;
}

function servePage(app: FastifyInstance, { root, folder, page, ancestors }: PageParts): void {
  const policies = { page: pagePolicy(ancestors), replay: replayPolicy(ancestors) };
  app.get(folder, async (_, reply) => reply.redirect(`${folder}/`));
  app.get<{ Params: { '*': string } }>(`${folder}/*`, (request, reply) => {
    const file = request.params['*'];
    reply.headers({
      'content-security-policy': path.basename(file) === 'replay.html' ? policies.replay : policies.page,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      ...(folder === '/shared' && { 'x-robots-tag': 'noindex, nofollow' }),
      // Browsers look up the names in links ahead of a click.
      'x-dns-prefetch-control': 'off',
      'cache-control': 'no-cache',
    });
    // A file that is missing is missing.
    return reply.sendFile(path.extname(file) ? file : page, root);
  });
}

/** The participant's page may stand in the settings page of the app that is recorded, and nowhere else. */
function framersOf(sites: PagesParts['sites']): string {
  const origins = sites
    .flatMap(({ origins }) => origins)
    .flatMap((origin) => (origin === 'loopback' ? LOOPBACK : origin));
  return ["'self'", ...new Set(origins)].join(' ');
}

/** This machine, as far as a policy can name it. */
const LOOPBACK = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);

async function serveDemo(app: FastifyInstance, root: string): Promise<void> {
  app.get('/demo', async (_, reply) => reply.redirect('/demo/'));
  await app.register(fastifyStatic, {
    root,
    prefix: '/demo/',
    decorateReply: false,
    cacheControl: false,
    setHeaders(response) {
      response.header('x-content-type-options', 'nosniff');
      response.header('cache-control', 'no-cache');
    },
  });
}
