import type { Rules } from '@opname/privacy';
import { rulesVersionOf, type Site } from '../config/sites.ts';
import type { ConsentBody } from '../ledger/events.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { WaitingPage } from './pages-to-pack.ts';

/** What holds while a page is packed: each of the rules, and the level where none speaks. */
export type Terms = { rules: readonly Rules[] } & Pick<WaitingPage, 'level'>;

/** @returns under which rules a page is packed: those that were answered to, whatever the site's are by now. */
export type TermsOf = (page: WaitingPage) => Promise<Terms>;

/** Each yes names the rules that its answer carried by their hash, and they are kept with what was shown. */
export function createTermsOf({ query }: Database<Schema>, sites: ReadonlyMap<string, Site>): TermsOf {
  const readRules = async (hash: string): Promise<Rules | undefined> => {
    const kept = query.selectFrom('exhibits').select('content').where('hash', '=', hash).where('kind', '=', 'rules');
    const row = await kept.executeTakeFirst();
    return row && (JSON.parse(row.content) as Rules);
  };

  return async ({ recording, level, site }) => {
    const answers = query.selectFrom('ledger').select('body').where('recording', '=', recording);
    const given = (await answers.where('kind', '=', 'given').orderBy('seq').execute()).map(
      ({ body }) => JSON.parse(body) as ConsentBody,
    );
    // A second yes, in another tab, may have been to other rules: pages of both wait, and both sets hold for all of them.
    const byVersion = new Map(given.map((body) => [body.rules ?? body.rules_version, body]));
    const found = await Promise.all(
      [...byVersion.values()].map(async ({ rules, rules_version: version }) => {
        if (rules !== undefined) return await readRules(rules);
        return version === 'none' ? NO_RULES_WRITTEN : todaysIfSame(sites.get(site), version);
      }),
    );
    const rules = found.filter((one): one is Rules => one !== undefined);
    // What nobody can look up any more must not show more than it did.
    return rules.length === found.length && found.length > 0 ? { level, rules } : { level: 'structure', rules: [] };
  };
}

/** As a site without rules has written them. */
const NO_RULES_WRITTEN: Rules = { version: 'none' };

/** Answers from before rules were kept name a version only. */
function todaysIfSame(site: Site | undefined, version: string): Rules | undefined {
  return site && rulesVersionOf(site) === version ? site.rules : undefined;
}
