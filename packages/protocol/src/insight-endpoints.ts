import { Type } from 'typebox';
import { SiteKey } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import { Heatmap, InsightPath, Insights, NewPath, PathParams, Week, WIDTH_NAMES } from './insight.ts';

const SiteParams = Type.Object({ site: SiteKey });
const ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'] as const;

/** The first and the last week that is asked for; all that one answer may span, up to now, where they are left out. */
const PERIOD = { from: Type.Optional(Week), to: Type.Optional(Week) };

/** What participants did together, which outlives their recordings. */
export const INSIGHT_ENDPOINTS = {
  readInsights: {
    method: 'GET',
    path: '/v1/sites/:site/insights',
    summary: 'Read what the participants of a site did together, in whole weeks; no group below the threshold',
    access: ['expert'],
    concerns: 'site',
    params: SiteParams,
    query: Type.Object(PERIOD),
    success: { status: 200, schema: Insights },
    errors: ERRORS,
  },
  readHeatmap: {
    method: 'GET',
    path: '/v1/sites/:site/insights/heatmap',
    summary: 'Read where on a page was clicked, and how far down was looked',
    access: ['expert'],
    concerns: 'site',
    params: SiteParams,
    query: Type.Object({
      ...PERIOD,
      page: Type.String({ minLength: 1, maxLength: 300 }),
      width: Type.Enum([...WIDTH_NAMES]),
    }),
    success: { status: 200, schema: Heatmap },
    errors: ERRORS,
  },
  definePath: {
    method: 'POST',
    path: '/v1/sites/:site/insights/paths',
    summary: 'Define a path to a success; it is counted from the next count on',
    access: ['expert'],
    concerns: 'site',
    params: SiteParams,
    body: json(NewPath),
    success: { status: 201, schema: InsightPath },
    errors: [...ERRORS, 'paths-full', 'not-durable'],
  },
  removePath: {
    method: 'DELETE',
    path: '/v1/sites/:site/insights/paths/:path',
    summary: 'Remove a path, with what was counted of it',
    access: ['expert'],
    concerns: 'site',
    params: PathParams,
    success: { status: 204 },
    errors: [...ERRORS, 'not-found', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
