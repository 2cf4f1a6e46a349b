import type { DocumentDraft, DocumentKind, Notice } from '@opname/protocol';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { publishNotice } from '../config/publish-notice.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * @returns the hash under which a document is published. A notice has the one that a consent names, which covers its
 * settings, and by `Notice.text` its texts; a policy has one over all of it.
 */
export function hashContent(kind: DocumentKind, content: DocumentDraft): string {
  if (kind === 'policy') return sha256(canonicalJson(content));
  const { settings, texts } = content;
  if (!settings || settings.text !== hashTexts(texts)) throw new Error('A notice does not carry the hash of its texts');
  return publishNotice(settings).hash;
}

/** @returns the settings with the hash of the texts that are published with them. */
export function bindTexts(settings: Notice, texts: Texts): Notice {
  const text = hashTexts(texts);
  const bound = { ...settings, ...(text !== undefined && { text }) };
  if (text === undefined) delete bound.text;
  return bound;
}

/** @returns undefined where there is no text, so that a notice without any is hashed as it was configured. */
function hashTexts(texts: Texts): string | undefined {
  return Object.keys(texts).length > 0 ? sha256(canonicalJson(texts)) : undefined;
}
