import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rules } from '@opname/privacy';
import type { PublishedNotice } from '@opname/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inLanguages, languagesOf, readLanguageTexts } from './script-languages.ts';

/** Where the built script wants the notices of the sites and the words to ask in, as a string literal. */
const PLACEHOLDER = /(["'`])__OPNAME_SERVED__\1/;

/** Scripts that are kept ready: one for each set of languages, of which browsers have few in common use. */
const READY_MAX = 100;

/** Loaded when each is needed; the last by the privacy office alone. */
const FILES = [
  'opname-recorder.js',
  'opname-rules.js',
  'opname-assets.js',
  'opname-controls.js',
  'opname-preview.js',
  'opname-draft.js',
];

/** Seconds a browser may use the script without asking: a new notice is in force that soon everywhere. */
const MAX_AGE_S = 60;

/** What the script carries of each site, by its key. */
export type ReadScriptNotices = (request: FastifyRequest) => Promise<Readonly<Record<string, ScriptNotice>>>;

/** Beside a notice the rules, so that what would be recorded can be shown before the answer too. */
export type ScriptNotice = PublishedNotice & { rules?: Rules };

/**
 * Serves the script with the notices of all sites in it, and the words of the page's language, so that a page asks
 * without a request before the answer.
 */
export function serveScript(app: FastifyInstance, folder: string, readNotices: ReadScriptNotices): void {
  const gate = path.join(folder, 'opname.js');
  if (!existsSync(gate)) throw new Error(`${gate} is not there; build the packages first: npm run build`);
  const script = readFileSync(gate, 'utf8');
  if (!PLACEHOLDER.test(script)) throw new Error('The built script has no place for the notices; build it again.');
  const texts = readLanguageTexts(folder);
  const ready = new Map<string, ScriptFile>();
  serveFile(app, '/opname.js', async (request) => {
    const served = inLanguages(await readNotices(request), texts, languagesOf(request));
    const literal = toScriptLiteral(served);
    const known = ready.get(literal);
    if (known) return known;
    if (ready.size >= READY_MAX) ready.clear();
    const file = { ...toFile(script.replace(PLACEHOLDER, () => literal)), vary: 'accept-language' };
    ready.set(literal, file);
    return file;
  });
  for (const name of FILES) {
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
  /** The header that the text depends on besides the address. */
  vary?: string;
}

function toFile(text: string): ScriptFile {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

function serveFile(app: FastifyInstance, url: string, read: (request: FastifyRequest) => Promise<ScriptFile>): void {
  app.get(url, async (request, reply) => {
    const { text, etag, vary } = await read(request);
    reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      etag,
      ...(vary && { vary }),
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(text);
  });
}
