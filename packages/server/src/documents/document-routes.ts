/** The public pages of documents. They are read without a script, a cookie or a sign-in. */
import type { BackupState, DocumentKind, PublishedNotice } from '@opname/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../config/sites.ts';
import { addressOf } from './document-address.ts';
import { showChanges, showVersion, showVersions, type DocumentOfSite, type Reader } from './document-page.ts';
import type { DocumentStore } from './document-store.ts';
import { markup } from './html.ts';
import { choosePageLanguage, framePage, PAGE_POLICY } from './page-frame.ts';
import { PAGE_WORDS } from './page-words.ts';
import { showProcessors } from './processors-page.ts';
import type { NoticeInForce } from './notices-in-force.ts';

export interface DocumentRouteParts {
  sites: ReadonlyMap<string, Site>;
  store: DocumentStore;
  noticeInForce: NoticeInForce;
  /** Where backups lie; undefined where none are taken. */
  readBackups: () => Promise<BackupState | undefined>;
}

type Show = (of: DocumentOfSite, reader: Reader, params: Record<string, string>) => string | undefined;

export function serveDocuments(app: FastifyInstance, parts: DocumentRouteParts): void {
  serveKind(app, parts, 'notice');
  serveKind(app, parts, 'policy');
  // For who brings the script from npm: their own build or back end puts it into the page (decision 0006).
  app.get<{ Params: { site: string } }>('/notices/:site/notice.json', async (request, reply) => {
    const site = parts.sites.get(request.params.site);
    if (!site) return sendMissing(reply, readerOf(request));
    const notice: PublishedNotice = await parts.noticeInForce(site);
    return reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }).send(notice);
  });
  app.get<{ Params: { site: string } }>('/processors/:site', async (request, reply) => {
    const reader = readerOf(request);
    const site = parts.sites.get(request.params.site);
    return site
      ? sendPage(
          reply,
          showProcessors(site, { notice: await parts.noticeInForce(site), backups: await parts.readBackups() }, reader),
        )
      : sendMissing(reply, reader);
  });
}

function serveKind(app: FastifyInstance, parts: DocumentRouteParts, kind: DocumentKind): void {
  const at = (...rest: string[]) => addressOf({ site: ':site', kind }, ...rest).replaceAll('%3A', ':');
  const serve = (address: string, show: Show) =>
    app.get<{ Params: Record<string, string> }>(address, async (request, reply) => {
      const reader = readerOf(request);
      const of = await find(parts, kind, request.params['site'] ?? '');
      const page = of && show(of, reader, request.params);
      return page === undefined ? sendMissing(reply, reader) : sendPage(reply, page);
    });

  serve(at(), (of, reader) => showVersion(of, of.versions[0], reader));
  serve(at('versions'), showVersions);
  serve(at(':version'), (of, reader, { version }) => {
    const document = findVersion(of, version);
    return document && showVersion(of, document, reader);
  });
  serve(at('compare', ':from', ':to'), (of, reader, { from, to }) => {
    const [before, after] = [findVersion(of, from), findVersion(of, to)];
    return before && after && showChanges(of, [before, after], reader);
  });
  // Where the form of the list of versions leads.
  app.get<{ Params: { site: string }; Querystring: Record<string, unknown> }>(at('compare'), async (request, reply) => {
    const { from, to, lang } = request.query;
    if (typeof from !== 'string' || typeof to !== 'string') return sendMissing(reply, readerOf(request));
    const language = typeof lang === 'string' ? `?lang=${encodeURIComponent(lang)}` : '';
    return reply.redirect(addressOf({ site: request.params.site, kind }, 'compare', from, to) + language, 303);
  });
}

async function find(
  { sites, store, readBackups }: DocumentRouteParts,
  kind: DocumentKind,
  key: string,
): Promise<DocumentOfSite | undefined> {
  const site = sites.get(key);
  if (!site) return undefined;
  const [current, ...older] = await store.listVersions({ site: key, kind });
  if (!current) return undefined;
  return { site: key, kind, siteName: site.name, versions: [current, ...older], backups: await readBackups() };
}

function findVersion({ versions }: DocumentOfSite, version: string | undefined) {
  return versions.find(({ content }) => content.version === version);
}

function readerOf(request: FastifyRequest): Reader {
  const { lang } = request.query as { lang?: unknown };
  const asked = typeof lang === 'string' && /^[a-z]{2}$/.test(lang) ? lang : undefined;
  return { asked, language: choosePageLanguage(asked, request.headers['accept-language']) };
}

/** Another version may be in force a moment later. */
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': PAGE_POLICY,
  'referrer-policy': 'no-referrer',
  vary: 'accept-language',
  'x-content-type-options': 'nosniff',
};

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.headers(HEADERS).type('text/html; charset=utf-8').send(page);
}

function sendMissing(reply: FastifyReply, { language }: Reader): FastifyReply {
  const { title, text } = PAGE_WORDS[language].missing;
  const content = markup`<h1>${title}</h1>
    <p>${text}</p>`;
  const page = framePage({ language, title, publisher: 'Opname', links: [], languages: [], content });
  return sendPage(reply.code(404), page);
}
