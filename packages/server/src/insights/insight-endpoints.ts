import { ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { Insights } from './insights.ts';
import type { InsightPaths } from './paths.ts';

export interface InsightEndpointParts {
  authenticate: Authenticate;
  isSite: (site: string) => boolean;
  insights: Insights;
  insightPaths: InsightPaths;
}

/** Nobody is seen in what was counted, so that reading it is in no watch log. */
export function handleInsights(app: FastifyInstance, parts: InsightEndpointParts): void {
  const { authenticate, isSite, insights, insightPaths } = parts;
  const options = { authenticate };
  const known = (site: string) => {
    if (!isSite(site)) throw new OpnameError('unknown-site');
    return site;
  };

  handle(app, ENDPOINTS.readInsights, options, ({ params, query }) => insights.read(known(params.site), query));

  handle(app, ENDPOINTS.readHeatmap, options, ({ params, query }) => insights.readHeatmap(known(params.site), query));

  handle(app, ENDPOINTS.definePath, options, ({ params: { site }, body, caller }) =>
    insightPaths.define({ ...body, site, by: caller.id }),
  );

  handle(app, ENDPOINTS.removePath, options, ({ params: { site, path } }) => insightPaths.remove(known(site), path));
}
