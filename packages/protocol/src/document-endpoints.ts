import { Type } from 'typebox';
import { SiteKey } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import { DocumentDraft, DocumentKind, DraftPreview, Published, SiteDocumentList } from './office.ts';

const DocumentParams = Type.Object({ site: SiteKey, kind: DocumentKind });
const OFFICER_ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'] as const;

/** Notices and policies as the privacy officer writes and publishes them; everybody reads them at their public pages. */
export const DOCUMENT_ENDPOINTS = {
  listDocuments: {
    method: 'GET',
    path: '/v1/documents',
    summary: 'List the notices and policies of all sites, or of one, with their drafts and versions',
    access: ['developer'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey) }),
    success: { status: 200, schema: SiteDocumentList },
    errors: OFFICER_ERRORS,
  },
  readDocument: {
    method: 'GET',
    path: '/v1/documents/:site/:kind/versions/:version',
    summary: 'Read a published version as it was written, to begin a draft from',
    access: ['developer'],
    concerns: 'site',
    params: Type.Object({ ...DocumentParams.properties, version: Type.String() }),
    success: { status: 200, schema: DocumentDraft },
    errors: [...OFFICER_ERRORS, 'unknown-document'],
  },
  writeDraft: {
    method: 'PUT',
    path: '/v1/documents/:site/:kind/draft',
    summary: 'Keep a draft in place of the one before; nobody but officers sees it',
    access: ['officer'],
    concerns: 'site',
    params: DocumentParams,
    body: json(DocumentDraft),
    success: { status: 204 },
    errors: [...OFFICER_ERRORS, 'too-large', 'not-durable'],
  },
  previewDraft: {
    method: 'POST',
    path: '/v1/documents/:site/:kind/preview',
    summary: 'See a draft as everybody would once it is published; nothing is kept',
    access: ['officer'],
    concerns: 'site',
    params: DocumentParams,
    query: Type.Object({ lang: Type.Optional(Type.String({ pattern: '^[a-z]{2}$' })) }),
    body: json(DocumentDraft),
    success: { status: 200, schema: DraftPreview },
    errors: [...OFFICER_ERRORS, 'too-large', 'draft-incomplete'],
  },
  publishDocument: {
    method: 'POST',
    path: '/v1/documents/:site/:kind/publish',
    summary: 'Make the draft a version that nobody can change any more, in force from now on',
    access: ['officer'],
    concerns: 'site',
    params: DocumentParams,
    success: { status: 200, schema: Published },
    errors: [...OFFICER_ERRORS, 'unknown-document', 'version-exists', 'draft-incomplete', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
