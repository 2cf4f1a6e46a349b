import type { DocumentDraft, DocumentKind, Notice, SiteDocument } from '@opname/protocol';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Problem } from '../../problem.ts';
import { useServer } from '../../shell/server.ts';

/** A document as the editor opens it. */
export interface OpenedDocument {
  document: SiteDocument;
  /** What is in force, to compare with; null before the first. */
  published: DocumentDraft | null;
  draft: DocumentDraft;
}

/** Reads a document's draft; where there is none, one begins from what is in force. */
export function useDocument(site: string, kind: DocumentKind): UseQueryResult<OpenedDocument> {
  const { api } = useServer();
  return useQuery({
    queryKey: ['document', site, kind],
    queryFn: async ({ signal }) => {
      const { documents } = await api.call('listDocuments', { query: { site } }, signal);
      const document = documents.find((one) => one.kind === kind);
      if (!document) throw new Problem('unknown-document');
      const version = document.versions[0]?.version;
      const published =
        version === undefined ? null : await api.call('readDocument', { params: { site, kind, version } }, signal);
      return { document, published, draft: document.draft ?? beginDraft(kind, published) };
    },
    // What is being written is not replaced by what was read.
    refetchOnWindowFocus: false,
  });
}

function beginDraft(kind: DocumentKind, published: DocumentDraft | null): DocumentDraft {
  const updated = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (published) return { ...published, version: nextVersion(published.version), updated };
  return { version: '1', updated, texts: {}, ...(kind === 'notice' && { settings: EMPTY }) };
}

/** Fail-safe: what is not filled in, publishing refuses by name. */
const EMPTY: Notice = {
  version: '1',
  updated: '1970-01-01',
  controller: '',
  contact: '',
  purpose: {},
  watchers: {},
  windowMinutes: 120,
  retentionDays: 30,
  level: 'screen',
  processors: [],
};

/** @returns a proposal: the next number where the version is one, else the same with a mark. */
export function nextVersion(version: string): string {
  const number = /\d+$/.exec(version)?.[0];
  if (number === undefined) return `${version} 2`;
  return version.slice(0, -number.length) + String(Number(number) + 1);
}
