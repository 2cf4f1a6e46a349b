import {
  fromColumns,
  type ChunkContent,
  type ConsentRequest,
  type NoticeLanguage,
  type PublishedNotice,
  type RecordedEvent,
  type RecordingState,
} from '@opname/protocol';
import { build, type Plugin } from 'esbuild';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Route,
} from 'playwright-core';
import { LANGUAGE_TEXTS } from '../src/languages/languages.ts';
import { NOTICE } from './notice.ts';

/**
 * A site of one page that embeds the script, and a server that takes what it sends, both answered from here, in a real
 * Chromium. What is tested is the script as it is built, not its sources.
 */
export const APP = 'https://app.test';
export const SERVER = 'https://opname.test';

export const RECORDING = '5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10';

export interface ReceivedChunk {
  page: string;
  sequence: number;
  last: boolean;
  /** With its events as they are. */
  content: Omit<ChunkContent, 'events'> & { events: RecordedEvent[] };
}

export interface SiteOptions extends BrowserContextOptions {
  /** More attributes of the script tag. */
  attributes?: string;
  /** In place of the page's own content. */
  body?: string;
  csp?: string;
  html?: string;
  /** The languages that come with the script; English and Dutch unless said. */
  languages?: NoticeLanguage[];
}

export interface Site {
  context: BrowserContext;
  /** Every request that anything made, as "METHOD address", in order. */
  requests: string[];
  consents: ConsentRequest[];
  chunks: ReceivedChunk[];
  /** Answers from now on; undefined takes everything. Returns a status and an error's code, or "cut". */
  answer: (path: string) => { status: number; code: string } | 'cut' | undefined;
  /** Milliseconds from now to the end of the window. */
  windowMs: number;
  /** The end itself, by the server's clock, where it is not to go on with each answer. */
  until: number | undefined;
  /** Milliseconds to add to this machine's clock to get the server's. */
  clockMs: number;
  /** How the recording stands on the server. */
  status: RecordingState;
  /** The notice that the script brings. */
  notice: PublishedNotice;
  /** Rules that the answer to a yes carries. */
  rules: object | undefined;
  /** What the page said on the console, and what it did not catch. */
  said: string[];
  open: (path?: string) => Promise<Page>;
  close: () => Promise<void>;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

let browser: Promise<Browser> | undefined;
let scripts: Promise<Record<string, string>> | undefined;

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { attributes, body, csp, html, languages = ['en', 'nl'], ...contextOptions } = options;
  browser ??= launch();
  scripts ??= bundle();
  const context = await (await browser).newContext({ viewport: { width: 1280, height: 720 }, ...contextOptions });
  const built = await scripts;
  const site: Site = {
    context,
    requests: [],
    consents: [],
    chunks: [],
    said: [],
    windowMs: 2 * 60 * 60_000,
    until: undefined,
    clockMs: 0,
    status: 'recording',
    notice: NOTICE,
    rules: undefined,
    answer: () => undefined,
    async open(path = '/') {
      const page = await context.newPage();
      page.on('console', (message) => site.said.push(message.text()));
      page.on('pageerror', (error) => site.said.push(error.message));
      await page.goto(APP + path);
      return page;
    },
    close: () => context.close(),
  };
  await context.route(`${APP}/**`, async (route) => {
    note(site, route);
    const headers = { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) };
    await route.fulfill({ body: html ?? createPage(attributes, body), headers });
  });
  await context.route(`${SERVER}/*.js`, async (route) => {
    note(site, route);
    const name = new URL(route.request().url()).pathname.slice(1);
    const script = built[name] ?? '';
    const body = name === 'opname.js' ? serveScript(script, site, languages) : script;
    await route.fulfill({ body, contentType: 'text/javascript; charset=utf-8', headers: CORS });
  });
  await context.route(`${SERVER}/v1/**`, (route) => serve(site, route));
  return site;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

function launch(): Promise<Browser> {
  const { process } = globalThis as unknown as { process: { env: Record<string, string | undefined> } };
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** Trial start a minute ago, so that the window is open. */
export function tag(attributes = ''): string {
  const trialStart = new Date(Date.now() - 60_000).toISOString();
  return `<script nonce="x" src="${SERVER}/opname.js" data-site="demo" data-subject="participant-1" data-trial-start="${trialStart}" ${attributes} async></script>`;
}

function createPage(
  attributes = '',
  body = '<h1>Contacts</h1><input name="city"><button id="add">Add</button><ul></ul>',
): string {
  return `<!doctype html><html lang="en"><head><title>App</title></head><body>${body}
<script nonce="x">
document.getElementById('add')?.addEventListener('click', () => {
  document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: 'Contact' }));
});
</script>${tag(attributes)}</body></html>`;
}

async function bundle(): Promise<Record<string, string>> {
  const [gate, recorder, byRule, assets, controls, preview] = await Promise.all([
    bundleOne('packages/sdk/src/boot.ts', 'iife'),
    bundleOne('packages/sdk/src/recorder/recorder.ts', 'esm'),
    bundleOne('packages/sdk/src/recorder/by-rule/by-rule.ts', 'esm'),
    bundleOne('packages/sdk/src/assets/assets.ts', 'esm'),
    bundleOne('packages/sdk/src/controls/controls.ts', 'esm'),
    bundleOne('packages/sdk/src/preview/preview.ts', 'esm'),
  ]);
  return {
    'opname.js': gate,
    'opname-recorder.js': recorder,
    'opname-rules.js': byRule,
    'opname-assets.js': assets,
    'opname-controls.js': controls,
    'opname-preview.js': preview,
  };
}

/** As the build does: what only sites with rules need is a script of its own. */
const apart: Plugin = {
  name: 'apart',
  setup: (bundling) =>
    bundling.onResolve({ filter: /^(?:\.\/by-rule|\.\.\/assets\/assets)\.ts$/ }, ({ path }) => ({
      path: path === './by-rule.ts' ? './opname-rules.js' : './opname-assets.js',
      external: true,
    })),
};

/** Writes the notice and the words into the script, as the server does. */
function serveScript(script: string, { notice, rules }: Site, languages: NoticeLanguage[]): string {
  const texts = Object.fromEntries(languages.map((language) => [language, LANGUAGE_TEXTS[language]]));
  const served = JSON.stringify({ notices: { demo: { ...notice, rules } }, texts });
  return script.replace(/(["'])__OPNAME_SERVED__\1/, () => served);
}

export async function bundleOne(entry: string, format: 'iife' | 'esm'): Promise<string> {
  const built = await build({
    entryPoints: [entry],
    format,
    bundle: true,
    write: false,
    minify: true,
    conditions: ['opname-source'],
    target: 'es2022',
    plugins: [apart],
  });
  return built.outputFiles[0]?.text ?? '';
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

function note(site: Site, route: Route): void {
  const request = route.request();
  site.requests.push(`${request.method()} ${request.url()}`);
}

async function serve(site: Site, route: Route): Promise<void> {
  note(site, route);
  const { pathname } = new URL(route.request().url());
  const answer = site.answer(pathname);
  if (answer === 'cut') return route.abort('connectionreset');
  const status = answer?.status ?? (await take(site, route, pathname));
  const json = answer ? { code: answer.code, message: answer.code } : grantOf(site);
  await route.fulfill({ status, headers: { ...CORS, 'content-type': 'application/json' }, body: JSON.stringify(json) });
}

/** One answer that fits every endpoint; each reads of it what it knows. */
function grantOf({ windowMs, until, clockMs, status, rules, notice }: Site): object {
  const now = Date.now() + clockMs;
  const url = `${SERVER}/me/#token`;
  const granted = { grant: 'signed', recording: RECORDING, level: 'screen', process: notice.process, rules };
  return { ...granted, now, until: until ?? now + windowMs, held: 0, status, url, receipt: 'a.b.c' };
}

const STATES: Record<string, RecordingState> = { pause: 'paused', resume: 'recording', stop: 'stopped' };

async function take(site: Site, route: Route, pathname: string): Promise<number> {
  const request = route.request();
  if (pathname === '/v1/consents') {
    site.consents.push(request.postDataJSON() as ConsentRequest);
    site.status = 'recording';
  }
  site.status = STATES[pathname.split('/').at(-1) ?? ''] ?? site.status;
  if (pathname !== '/v1/chunks') return 200;
  const headers = request.headers();
  const bytes = request.postDataBuffer() as Uint8Array<ArrayBuffer>;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const content = (await new Response(stream).json()) as ChunkContent;
  site.chunks.push({
    page: headers['opname-page'] ?? '',
    sequence: Number(headers['opname-sequence']),
    last: headers['opname-last'] === '1',
    content: { ...content, events: fromColumns(content.events, Infinity) as RecordedEvent[] },
  });
  return 201;
}
