import { Notice, OpnameError, type DocumentDraft, type DocumentKind } from '@opname/protocol';
import { Compile } from 'typebox/compile';
import { RESERVED_VERSIONS } from './document-address.ts';
import { bindTexts } from './document-hash.ts';

const isNotice = Compile(Notice);

/**
 * @returns the draft as it would be published.
 * @throws {OpnameError} `draft-incomplete`, with what it lacks.
 */
export function completeDraft(kind: DocumentKind, draft: DocumentDraft): DocumentDraft {
  return kind === 'notice' ? completeNotice(draft) : completePolicy(draft);
}

function completeNotice(draft: DocumentDraft): DocumentDraft {
  const { settings, texts, version, updated } = complete(draft);
  if (!settings) throw new OpnameError('draft-incomplete', 'a notice needs its settings');
  const bound = bindTexts({ ...settings, version, updated }, texts);
  const [first] = isNotice.Errors(bound);
  if (first) throw new OpnameError('draft-incomplete', `${first.instancePath} ${first.message}`);
  return { version, updated, settings: bound, texts };
}

function completePolicy(draft: DocumentDraft): DocumentDraft {
  const { texts, version, updated } = complete(draft);
  if (Object.keys(texts).length === 0) throw new OpnameError('draft-incomplete', 'a policy needs a text');
  return { version, updated, texts };
}

function complete(draft: DocumentDraft): DocumentDraft {
  if (RESERVED_VERSIONS.includes(draft.version)) throw new OpnameError('draft-incomplete', 'this version has no name');
  const texts = Object.fromEntries(Object.entries(draft.texts).filter(([, text]) => text.trim() !== ''));
  return { ...draft, texts };
}
