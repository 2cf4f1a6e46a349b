import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rules } from '@opname/privacy';
import type { PublishedNotice } from '@opname/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where the built script wants the notices of the sites, as a string literal. */
const PLACEHOLDER = /(["'`])__OPNAME_NOTICES__\1/;

/** Seconds a browser may use the script without asking: a new notice is in force that soon everywhere. */
const MAX_AGE_S = 60;

/** What the script carries of each site, by its key. */
export type ReadScriptNotices = (request: FastifyRequest) => Promise<Readonly<Record<string, ScriptNotice>>>;

/** Beside a notice the rules, so that what would be recorded can be shown before the answer too. */
export type ScriptNotice = PublishedNotice & { rules?: Rules };

/** Serves the script with the notices of all sites in it, so that a page asks without a request before the answer. */
export function serveScript(app: FastifyInstance, folder: string, readNotices: ReadScriptNotices): void {
  const gate = path.join(folder, 'opname.js');
  if (!existsSync(gate)) throw new Error(`${gate} is not there; build the packages first: npm run build`);
  const script = readFileSync(gate, 'utf8');
  if (!PLACEHOLDER.test(script)) throw new Error('The built script has no place for the notices; build it again.');
  let latest = toFile('');
  serveFile(app, '/opname.js', async (request) => {
    const literal = toScriptLiteral(await readNotices(request));
    const text = script.replace(PLACEHOLDER, () => literal);
    if (text !== latest.text) latest = toFile(text);
    return latest;
  });
  for (const name of ['opname-recorder.js', 'opname-rules.js', 'opname-preview.js']) {
    const file = toFile(readFileSync(path.join(folder, name), 'utf8'));
    serveFile(app, `/${name}`, async () => file);
  }
}

/** JSON that is safe in a script, also in one that is put into a page: no "<" closes it and no separator ends a line. */
function toScriptLiteral(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface ScriptFile {
  text: string;
  etag: string;
}

function toFile(text: string): ScriptFile {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

function serveFile(app: FastifyInstance, url: string, read: (request: FastifyRequest) => Promise<ScriptFile>): void {
  app.get(url, async (request, reply) => {
    const { text, etag } = await read(request);
    reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      etag,
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(text);
  });
}
