import type { DocumentDraft, DocumentKind, DraftPreview } from '@opname/protocol';
import type { Site } from '../config/sites.ts';
import { completeDraft } from './complete-draft.ts';
import { addressOf } from './document-address.ts';
import { showDraft, type Reader } from './document-page.ts';
import type { DocumentStore } from './document-store.ts';

export interface DraftToPreview {
  site: Site;
  kind: DocumentKind;
  draft: DocumentDraft;
}

/**
 * @returns a draft as everybody would see it, by the code that publishes and shows.
 * @throws {OpnameError} `draft-incomplete`, where it could not be published either.
 */
export async function previewDraft(
  store: DocumentStore,
  { site, kind, draft }: DraftToPreview,
  reader: Reader,
): Promise<DraftPreview> {
  const content = completeDraft(kind, draft);
  const { settings = null } = content;
  const policy = { site: site.key, kind: 'policy' } as const;
  return {
    notice: settings,
    ...(settings && site.rules && { rules: site.rules }),
    policy: (await store.readCurrent(policy)) ? addressOf(policy) : null,
    page: showDraft({ site: site.key, kind, siteName: site.name }, content, reader),
  };
}
