import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const STUDIO_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** What a recording shows comes from the recording or not at all. */
const REPLAY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  'media-src data:',
  "connect-src 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Serves the built pages: the studio, whose addresses its script understands, and the demo app. */
export async function servePages(
  app: FastifyInstance,
  folders: { studioDir?: string; demoDir?: string },
): Promise<void> {
  const { studioDir, demoDir } = folders;
  app.get('/', async (_, reply) => reply.redirect('/studio/'));
  if (studioDir) await serveStudio(app, studioDir);
  if (demoDir) await serveDemo(app, demoDir);
}

async function serveStudio(app: FastifyInstance, root: string): Promise<void> {
  app.get('/studio', async (_, reply) => reply.redirect('/studio/'));
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    setHeaders(response, file) {
      const policy = path.basename(file) === 'replay.html' ? REPLAY_POLICY : STUDIO_POLICY;
      response.header('content-security-policy', policy);
      response.header('x-content-type-options', 'nosniff');
      response.header('referrer-policy', 'no-referrer');
      response.header('cross-origin-opener-policy', 'same-origin');
      response.header('cache-control', 'no-cache');
    },
  });
  app.get<{ Params: { '*': string } }>('/studio/*', (request, reply) => {
    const file = request.params['*'];
    // Addresses without an ending are views of the studio; a file that is missing is missing.
    return reply.sendFile(path.extname(file) ? file : 'index.html', root);
  });
}

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
