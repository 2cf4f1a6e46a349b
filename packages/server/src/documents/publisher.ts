import { OpnameError, type DocumentDraft, type Published, type PublishedNotice } from '@opname/protocol';
import { publishNotice } from '../config/publish-notice.ts';
import type { Site } from '../config/sites.ts';
import { completeDraft } from './complete-draft.ts';
import { hashContent } from './document-hash.ts';
import type { DocumentName, DocumentStore, PublishedDocument } from './document-store.ts';
import { describeVersion } from './document-list.ts';

/** Who publishes what a site's configuration says. */
const CONFIGURATION = 'the configuration';

export type NoticePublished = (site: Site, notice: PublishedNotice) => Promise<void>;

export interface PublisherParts {
  store: DocumentStore;
  now: () => number;
  onNotice: NoticePublished;
}

export interface Publisher {
  /** Makes the draft a version that nobody can change, and which is in force from then on. */
  publishDraft(site: Site, kind: DocumentName['kind'], by: string): Promise<Published>;
  /** Publishes the notice of a site's configuration when it is not among the versions yet. */
  importNotice(site: Site): Promise<void>;
}

export function createPublisher(parts: PublisherParts): Publisher {
  const { store } = parts;
  const publisher: Publisher = {
    async publishDraft(site, kind, by) {
      const name = { site: site.key, kind };
      const draft = await store.readDraft(name);
      if (!draft) throw new OpnameError('unknown-document');
      const content = completeDraft(kind, draft);
      const before = await store.readCurrent(name);
      const document = await append(parts, site, { ...name, content, by });
      if (!document) throw new OpnameError('version-exists');
      if (content.settings) await parts.onNotice(site, publishNotice(content.settings, site.rules));
      const asksAgain = kind === 'notice' && before !== undefined && processOf(site, before) !== document.process;
      return { version: describeVersion(document), asksAgain };
    },

    async importNotice(site) {
      const name = { site: site.key, kind: 'notice' } as const;
      const { hash: _, process: __, ...notice } = site.notice;
      const content = { version: notice.version, updated: notice.updated, settings: notice, texts: {} };
      const versions = await store.listVersions(name);
      if (versions.some(({ hash }) => hash === hashContent('notice', content))) return;
      if (versions.some((one) => one.content.version === notice.version)) throw new Error(changedUnderItsName(site));
      const published = await append(parts, site, { ...name, content, by: CONFIGURATION });
      // Another server has published in the same moment: perhaps this very notice.
      if (!published) await publisher.importNotice(site);
    },
  };
  return publisher;
}

function changedUnderItsName({ key, notice }: Site): string {
  return (
    `The notice of "${key}" was changed in the configuration, but its version ${notice.version} is published and ` +
    'cannot change any more; give the changed notice another version there.'
  );
}

/** @returns undefined when a version of this name was published before. */
async function append(
  { store, now }: PublisherParts,
  site: Site,
  { by, ...name }: DocumentName & { content: DocumentDraft; by: string },
): Promise<PublishedDocument | undefined> {
  const versions = await store.listVersions(name);
  const { kind, content } = name;
  const document: PublishedDocument = {
    ...name,
    number: (versions[0]?.number ?? 0) + 1,
    hash: hashContent(kind, content),
    process: content.settings ? publishNotice(content.settings, site.rules).process : null,
    publishedAt: now(),
    publishedBy: by,
  };
  const isNew = !versions.some((one) => one.content.version === content.version);
  return isNew && (await store.append(document)) ? document : undefined;
}

/** What the version in force means today: the site's rules may have changed since it was published. */
function processOf(site: Site, { content }: PublishedDocument): string | undefined {
  return content.settings && publishNotice(content.settings, site.rules).process;
}
