import { Type } from 'typebox';
import { SiteKey } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import { SiteRemoval, SiteRemovalList } from './site-removal.ts';

const SiteParams = Type.Object({ site: SiteKey });
const ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'] as const;

/** A site as a whole: taken away as one file, and removed. */
export const SITE_ENDPOINTS = {
  listSiteRemovals: {
    method: 'GET',
    path: '/v1/site-removals',
    summary: 'List the sites that are to be removed or were, with their receipts',
    access: ['officer'],
    concerns: 'site',
    success: { status: 200, schema: SiteRemovalList },
    errors: ERRORS,
  },
  askSiteRemoval: {
    method: 'POST',
    path: '/v1/sites/:site/removal',
    summary: 'Ask for all of a site to be removed in seven days; asked again it changes nothing',
    access: ['admin'],
    concerns: 'site',
    params: SiteParams,
    body: json(Type.Object({}, { additionalProperties: false })),
    success: { status: 201, schema: SiteRemoval },
    errors: [...ERRORS, 'not-durable'],
  },
  takeBackSiteRemoval: {
    method: 'DELETE',
    path: '/v1/sites/:site/removal',
    summary: 'Take the removal of a site back, while it is not due',
    access: ['admin'],
    concerns: 'site',
    params: SiteParams,
    success: { status: 204 },
    errors: [...ERRORS, 'not-found', 'not-durable'],
  },
  exportSite: {
    method: 'GET',
    path: '/v1/sites/:site/export',
    summary:
      'Take all of a site away as one tar: recordings as rrweb events, chains, documents, receipts; it is written down',
    access: ['admin'],
    concerns: 'site',
    params: SiteParams,
    query: Type.Object({ why: Type.Optional(Type.String({ maxLength: 500 })) }),
    success: { status: 200, schema: Type.String(), mediaType: 'application/x-tar' },
    errors: [...ERRORS, 'reason-needed', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
