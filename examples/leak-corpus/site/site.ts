import { once } from 'node:events';
import http from 'node:http';
import type { PlantedPage } from '../corpus/planted.ts';
import { renderPage } from './page.ts';

/** An app that embeds a recorder, on an address of its own. */
export interface Site {
  /** Where a run's pages are; each run is an app with a tag of its own. */
  addRun(run: { pages: readonly PlantedPage[]; recorder: string }): string;
  close(): Promise<void>;
}

interface Answer {
  type: string;
  body: string | Uint8Array;
  status?: number;
}

/** One grey pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABc3UBGAAAAABJRU5ErkJggg==',
  'base64',
);
const FIELDS =
  '<label>Password <input type="password" id="pw"></label><label>Code <input type="text" name="wachtwoord" id="named"></label>';

const html = (body: string): Answer => ({
  type: 'text/html',
  body: `<!doctype html><meta charset="utf-8"><title>Part</title>${body}`,
});

/** What the pages of the corpus fetch, by path; `query` is what follows the question mark. */
const FILES: Record<string, (query: string) => Answer> = {
  '/dot.png': () => ({ type: 'image/png', body: DOT }),
  '/layout.css': () => ({ type: 'text/css', body: 'section { margin: 2px }' }),
  '/dot.css': () => ({ type: 'text/css', body: 'i { color: inherit }' }),
  '/rule.css': (query) => ({ type: 'text/css', body: `.${query} { color: green }` }),
  '/empty.js': () => ({ type: 'text/javascript', body: '' }),
  '/blank': () => html('<p>Blank</p>'),
  '/frame': () => html(FIELDS),
  '/frame-in-frame': () => html('<iframe src="/frame"></iframe>'),
  '/frame-shadow': () => html('<div><template shadowrootmode="open"><input type="password"></template></div>'),
  '/say': (query) => html(`<p>${query}</p>`),
  '/api/find': () => ({ type: 'application/json', body: '{"found":0}' }),
  '/api/fail': () => ({ type: 'application/json', body: '{"error":"no"}', status: 500 }),
  '/api/echo': (query) => ({ type: 'application/json', body: JSON.stringify({ heard: query }) }),
};

/** @param scripts what the pages load by path, for instance `/widgets/react-form.js` */
export async function startSite(scripts: ReadonlyMap<string, string>): Promise<Site> {
  const runs = new Map<string, { pages: readonly PlantedPage[]; recorder: string }>();
  const server = http.createServer((request, response) => {
    request.resume();
    const { type, body, status = 200 } = answer(request.headers.host ?? '', request.url ?? '/');
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(body);
  });

  function answer(host: string, url: string): Answer {
    const { pathname, search } = new URL(url, 'http://any.localhost');
    const script = scripts.get(pathname);
    if (script !== undefined) return { type: pathname.endsWith('.css') ? 'text/css' : 'text/javascript', body: script };
    const file = FILES[pathname] ?? (pathname.startsWith('/images/') ? FILES['/dot.png'] : undefined);
    if (file) return file(search.slice(1));
    const run = runs.get(host.split('.')[0] ?? '');
    const page = run?.pages.find(({ theme }) => `/${theme.name}` === pathname);
    return run && page ? { type: 'text/html', body: renderPage(page, run.recorder) } : { ...html(''), status: 404 };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the site has no port');
  return {
    addRun(run) {
      const name = `run${runs.size + 1}`;
      runs.set(name, run);
      return `http://${name}.app.localhost:${address.port}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
