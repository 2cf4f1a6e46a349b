import { ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import type { Site } from '../config/sites.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { Packer } from '../pack/packer.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { createExportSite } from './export-site.ts';
import type { SiteRemovals } from './site-removals.ts';

export interface SiteRemovalEndpointParts {
  authenticate: Authenticate;
  sites: ReadonlyMap<string, Site>;
  siteRemovals: SiteRemovals;
  exportSite: ReturnType<typeof createExportSite>;
  watching: Watching;
  packer: Pick<Packer, 'packRecording'>;
}

export function handleSiteRemovals(app: FastifyInstance, parts: SiteRemovalEndpointParts): void {
  const { authenticate, sites, siteRemovals, exportSite, watching, packer } = parts;
  const options = { authenticate };
  const assertKnown = (site: string) => {
    if (!sites.has(site)) throw new OpnameError('unknown-site');
  };

  handle(app, ENDPOINTS.listSiteRemovals, options, async () => ({ removals: await siteRemovals.list() }));

  handle(app, ENDPOINTS.askSiteRemoval, options, async ({ params: { site }, caller }) => {
    assertKnown(site);
    return await siteRemovals.ask(site, caller);
  });

  handle(app, ENDPOINTS.takeBackSiteRemoval, options, ({ params: { site }, caller }) =>
    siteRemovals.takeBack(site, caller),
  );

  handle(app, ENDPOINTS.exportSite, options, async ({ params: { site }, query, caller }) => {
    assertKnown(site);
    const open = async (recording: string) => {
      await watching.exportAll(caller, recording, query.why);
      await packer.packRecording(recording);
    };
    const headers = {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="opname-${site}.tar"`,
    };
    return new Bytes(exportSite({ site, open }), headers);
  });
}
