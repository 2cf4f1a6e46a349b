import type { DocumentDraft, Notice, PublishedNotice } from '@opname/protocol';
import { publishNotice } from '../config/publish-notice.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** The notices that were ever published, by the hash that a consent names. */
export interface Notices {
  /** @returns the notice with its process as it was when it was published. */
  read(hash: string): Promise<PublishedNotice | undefined>;
  isKnown(site: string, hash: string): Promise<boolean>;
}

export function createNotices({ query }: Database<Schema>): Notices {
  const versions = (hash: string) =>
    query.selectFrom('document_versions').where('kind', '=', 'notice').where('hash', '=', hash);

  /** Where notices were kept before they were documents. */
  async function readOlder(hash: string): Promise<PublishedNotice | undefined> {
    const row = await query.selectFrom('notices').select('content').where('hash', '=', hash).executeTakeFirst();
    return row && { ...(JSON.parse(row.content) as Notice), hash, process: '' };
  }

  return {
    async read(hash) {
      const row = await versions(hash).select(['content', 'process']).executeTakeFirst();
      const settings = row && (JSON.parse(row.content) as DocumentDraft).settings;
      if (!settings) return await readOlder(hash);
      return { ...publishNotice(settings), hash, process: row.process ?? '' };
    },
    async isKnown(site, hash) {
      const row = await versions(hash).select('hash').where('site', '=', site).executeTakeFirst();
      return row !== undefined || (await readOlder(hash)) !== undefined;
    },
  };
}
