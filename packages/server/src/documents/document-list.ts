import { DOCUMENT_KINDS, type DocumentVersion, type SiteDocument } from '@opname/protocol';
import type { Site } from '../config/sites.ts';
import { addressOf } from './document-address.ts';
import type { DocumentStore, PublishedDocument } from './document-store.ts';

/** @returns drafts and versions of the sites, as the privacy office sees them. */
export async function listDocuments(store: DocumentStore, sites: readonly Site[]): Promise<SiteDocument[]> {
  const names = sites.flatMap(({ key, name }) => DOCUMENT_KINDS.map((kind) => ({ site: key, siteName: name, kind })));
  return await Promise.all(
    names.map(async ({ site, siteName, kind }) => ({
      site,
      siteName,
      kind,
      draft: (await store.readDraft({ site, kind })) ?? null,
      versions: (await store.listVersions({ site, kind })).map(describeVersion),
    })),
  );
}

export function describeVersion(document: PublishedDocument): DocumentVersion {
  const { content, publishedAt, publishedBy, hash, process } = document;
  const { version, updated, texts } = content;
  return {
    version,
    updated,
    publishedAt,
    publishedBy,
    hash,
    ...(process !== null && { process }),
    languages: Object.keys(texts),
    url: addressOf(document, version),
  };
}
