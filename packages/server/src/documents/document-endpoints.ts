import { DRAFT_MAX_BYTES, ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import type { Site } from '../config/sites.ts';
import { handle } from '../http/handle.ts';
import { listDocuments } from './document-list.ts';
import type { DocumentStore } from './document-store.ts';
import { choosePageLanguage } from './page-frame.ts';
import { previewDraft } from './preview-draft.ts';
import type { Publisher } from './publisher.ts';

export interface DocumentParts {
  authenticate: Authenticate;
  sites: ReadonlyMap<string, Site>;
  store: DocumentStore;
  publisher: Publisher;
}

/** The endpoints by which a privacy officer writes and publishes. */
export function handleDocuments(app: FastifyInstance, { authenticate, sites, store, publisher }: DocumentParts): void {
  const options = { authenticate };
  const forDrafts = { authenticate, bodyLimit: DRAFT_MAX_BYTES };

  function siteOf(key: string): Site {
    const site = sites.get(key);
    if (!site) throw new OpnameError('unknown-site');
    return site;
  }

  handle(app, ENDPOINTS.listDocuments, options, async ({ query, sites: within, caller }) => {
    if (query.site !== undefined) siteOf(query.site);
    const chosen = [...sites.values()].filter(({ key }) => within === null || within.includes(key));
    const documents = await listDocuments(store, chosen);
    // What is not published yet is between officers.
    return { documents: caller.role === 'developer' ? documents.map((one) => ({ ...one, draft: null })) : documents };
  });

  handle(app, ENDPOINTS.readDocument, options, async ({ params: { site, kind, version } }) => {
    const document = await store.readVersion({ site: siteOf(site).key, kind }, version);
    if (!document) throw new OpnameError('unknown-document');
    return document.content;
  });

  handle(app, ENDPOINTS.writeDraft, forDrafts, async ({ params, body }) => {
    await store.writeDraft({ site: siteOf(params.site).key, kind: params.kind }, body);
  });

  handle(app, ENDPOINTS.previewDraft, forDrafts, async ({ params, query: { lang }, body }) =>
    previewDraft(
      store,
      { site: siteOf(params.site), kind: params.kind, draft: body },
      { asked: lang, language: choosePageLanguage(lang, undefined) },
    ),
  );

  handle(app, ENDPOINTS.publishDocument, options, ({ params, caller }) =>
    publisher.publishDraft(siteOf(params.site), params.kind, caller.name),
  );
}
