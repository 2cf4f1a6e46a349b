import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Site } from '../config/sites.ts';

/** Where the built script wants the notices of the sites, as a string literal. */
const PLACEHOLDER = /(["'`])__OPNAME_NOTICES__\1/;

/** Seconds a browser may use the script without asking: a new notice is in force that soon everywhere. */
const MAX_AGE_S = 60;

/**
 * Serves the script with the notices of all sites in it, so that a page asks without a request before the answer; beside
 * a notice the rules, so that what would be recorded can be shown before the answer too.
 */
export function serveScript(app: FastifyInstance, folder: string, sites: readonly Site[]): void {
  const gate = path.join(folder, 'opname.js');
  if (!existsSync(gate)) throw new Error(`${gate} is not there; build the packages first: npm run build`);
  serveFile(app, '/opname.js', putNoticesIn(readFileSync(gate, 'utf8'), sites));
  for (const name of ['opname-recorder.js', 'opname-preview.js'])
    serveFile(app, `/${name}`, readFileSync(path.join(folder, name), 'utf8'));
}

function putNoticesIn(script: string, sites: readonly Site[]): string {
  if (!PLACEHOLDER.test(script)) throw new Error('The built script has no place for the notices; build it again.');
  const notices = Object.fromEntries(
    sites.map(({ key, notice, rules }) => [key, { ...notice, ...(rules && { rules }) }]),
  );
  return script.replace(PLACEHOLDER, () => toScriptLiteral(notices));
}

/** JSON that is safe in a script, also in one that is put into a page: no "<" closes it and no separator ends a line. */
function toScriptLiteral(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function serveFile(app: FastifyInstance, url: string, text: string): void {
  const bytes = Buffer.from(text);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  app.get(url, async (request, reply) => {
    reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      etag,
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(bytes);
  });
}
