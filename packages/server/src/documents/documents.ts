import type { Site } from '../config/sites.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { createNoticeInForce, type NoticeInForce } from './notices-in-force.ts';
import { createPublisher, type NoticePublished, type Publisher } from './publisher.ts';

export interface Documents {
  sites: ReadonlyMap<string, Site>;
  store: DocumentStore;
  publisher: Publisher;
  noticeInForce: NoticeInForce;
  /** From now on nothing knows the site any more: nobody is asked for it, nothing of it is shown. */
  closeSite(key: string): void;
}

export interface DocumentsOptions {
  database: Database<Schema>;
  ledger: Chain;
  sites: readonly Site[];
  now: () => number;
  /** Called with a notice that is in force from now on. */
  onNotice: NoticePublished;
}

/** The notices and policies of the sites. */
export function createDocuments({ database, ledger, sites, now, onNotice }: DocumentsOptions): Documents {
  const store = createDocumentStore(database, ledger);
  const known = new Map(sites.map((site) => [site.key, site]));
  return {
    sites: known,
    store,
    publisher: createPublisher({ store, now, onNotice }),
    noticeInForce: createNoticeInForce(store),
    closeSite: (key) => void known.delete(key),
  };
}
