import type { DocumentDraft, DocumentKind } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Chain } from '../ledger/chain.ts';
import type { Database, Statement } from '../store/database.ts';
import type { DocumentVersions, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { hashContent } from './document-hash.ts';

export interface DocumentName {
  site: string;
  kind: DocumentKind;
}

/** A published version. What was published is never changed. */
export interface PublishedDocument extends DocumentName {
  /** Counted from 1; the highest is in force. */
  number: number;
  content: DocumentDraft;
  hash: string;
  /** Of a notice: what was done when it was published (see `PublishedNotice.process`). */
  process: string | null;
  publishedAt: number;
  publishedBy: string;
}

/** Drafts and versions. Reading a version whose content is not what was published is an error, never an answer. */
export interface DocumentStore {
  readDraft(name: DocumentName): Promise<DocumentDraft | undefined>;
  writeDraft(name: DocumentName, draft: DocumentDraft): Promise<void>;
  /** The newest, which is in force, first. */
  listVersions(name: DocumentName): Promise<PublishedDocument[]>;
  readVersion(name: DocumentName, version: string): Promise<PublishedDocument | undefined>;
  findByHash(name: DocumentName, hash: string): Promise<PublishedDocument | undefined>;
  readCurrent(name: DocumentName): Promise<PublishedDocument | undefined>;
  /** Also written into the ledger. @returns false when its number or its name is taken. */
  append(document: PublishedDocument): Promise<boolean>;
}

export function createDocumentStore({ query }: Database<Schema>, ledger: Chain): DocumentStore {
  const versionsOf = ({ site, kind }: DocumentName) =>
    query.selectFrom('document_versions').selectAll().where('site', '=', site).where('kind', '=', kind);

  return {
    async readDraft({ site, kind }) {
      const row = await query
        .selectFrom('document_drafts')
        .select('content')
        .where('site', '=', site)
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row && (JSON.parse(row.content) as DocumentDraft);
    },

    async writeDraft({ site, kind }, draft) {
      const content = JSON.stringify(draft);
      await query
        .insertInto('document_drafts')
        .values({ site, kind, content })
        .onConflict((conflict) => conflict.columns(['site', 'kind']).doUpdateSet({ content }))
        .execute();
    },

    async listVersions(name) {
      return (await versionsOf(name).orderBy('number', 'desc').execute()).map(toDocument);
    },

    async readVersion(name, version) {
      const row = await versionsOf(name).where('version', '=', version).executeTakeFirst();
      return row && toDocument(row);
    },

    async findByHash(name, hash) {
      const row = await versionsOf(name).where('hash', '=', hash).executeTakeFirst();
      return row && toDocument(row);
    },

    async readCurrent(name) {
      const row = await versionsOf(name).orderBy('number', 'desc').limit(1).executeTakeFirst();
      return row && toDocument(row);
    },

    async append(document) {
      const { site, kind, content, hash, process, publishedAt } = document;
      const body = { site, version: content.version, hash, ...(process !== null && { process }) };
      const event = { at: publishedAt, kind: `${kind}-published`, body };
      return (await ledger.write(insertVersion(query, document), [event])).status === 'written';
    },
  };
}

/** What is published is a draft no more. */
function insertVersion(query: Kysely<Schema>, document: PublishedDocument): Statement[] {
  const { site, kind, number, content, hash, process, publishedAt, publishedBy } = document;
  const row = { site, kind, number, version: content.version, hash, process, published_at: publishedAt };
  const insert = query
    .insertInto('document_versions')
    .values({ ...row, content: JSON.stringify(content), published_by: publishedBy });
  const removeDraft = query.deleteFrom('document_drafts').where('site', '=', site).where('kind', '=', kind);
  return [toStatement(insert, 1), toStatement(removeDraft)];
}

function toDocument(row: DocumentVersions): PublishedDocument {
  const content = JSON.parse(row.content) as DocumentDraft;
  if (hashContent(row.kind, content) !== row.hash) {
    throw new Error(`Version ${row.number} of a ${row.kind} is not what was published; restore the database.`);
  }
  const { site, kind, number, hash, process, published_at: publishedAt, published_by: publishedBy } = row;
  return { site, kind, number, content, hash, process, publishedAt, publishedBy };
}
