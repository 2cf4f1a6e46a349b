import type { MemberSites, SiteState } from '@opname/protocol';
import { rulesVersionOf, type Site } from '../config/sites.ts';
import type { NoticeInForce } from '../documents/notices-in-force.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** @returns how the sites are set up, and whether recordings arrive: counts and times, and nothing of what is in them. */
export type ReadSiteStates = (within: MemberSites) => Promise<SiteState[]>;

export interface SiteStatesParts {
  database: Database<Schema>;
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  now: () => number;
}

export function createSiteStates({ database, sites, noticeInForce, now }: SiteStatesParts): ReadSiteStates {
  async function readArrivals(site: string) {
    return await database.query
      .selectFrom('recordings')
      .select(({ fn }) => [fn.countAll<number>().as('held'), fn.max('last_received_at').as('last')])
      .where('site', '=', site)
      .where('expires_at', '>', now())
      .where('id', 'not in', (of) => of.selectFrom('removals').select('recording'))
      .executeTakeFirstOrThrow();
  }

  return async (within) => {
    const chosen = [...sites.values()].filter(({ key }) => within === null || within.includes(key));
    return await Promise.all(
      chosen.map(async (site) => {
        const { level, version } = await noticeInForce(site);
        const { held, last } = await readArrivals(site.key);
        return {
          site: site.key,
          siteName: site.name,
          origins: site.origins,
          level,
          noticeVersion: version,
          rulesVersion: rulesVersionOf(site),
          asksReason: site.askReason === true,
          signsTrialStarts: site.trialKeys !== undefined,
          recordings: held,
          lastReceivedAt: last,
        };
      }),
    );
  };
}
