import type { PublishedNotice } from '@opname/protocol';
import type { FastifyRequest } from 'fastify';
import { publishNotice } from '../config/publish-notice.ts';
import type { Site } from '../config/sites.ts';
import type { ReadScriptNotices } from '../http/script.ts';
import { addressOf } from './document-address.ts';
import type { DocumentStore } from './document-store.ts';

/** @returns the notice that the site asks by now, which is what a consent must name. */
export type NoticeInForce = (site: Site) => Promise<PublishedNotice>;

/** Asked of the store each time, so that what one server publishes is in force on all of them at once. */
export function createNoticeInForce(store: DocumentStore): NoticeInForce {
  return async (site) => {
    const current = await store.readCurrent({ site: site.key, kind: 'notice' });
    return current?.content.settings ? publishNotice(current.content.settings, site.rules) : site.notice;
  };
}

export interface ScriptNoticeParts {
  sites: ReadonlyMap<string, Site>;
  store: DocumentStore;
  noticeInForce: NoticeInForce;
}

/** @returns a function that reads what the script carries; `originOf` is the address under which browsers know us. */
export function createScriptNotices(
  { sites, store, noticeInForce }: ScriptNoticeParts,
  originOf: (request: FastifyRequest) => string,
): ReadScriptNotices {
  return async (request) => {
    const origin = originOf(request);
    const entries = await Promise.all(
      [...sites.values()].map(async (site) => {
        const notice = await addPolicyAddress(store, await noticeInForce(site), { site: site.key, origin });
        return [site.key, { ...notice, ...(site.rules && { rules: site.rules }) }] as const;
      }),
    );
    return Object.fromEntries(entries);
  };
}

/**
 * A notice that names no policy leads to the one that is published here, if there is one. Its hash stays: what is
 * published is the notice, and where its site's policy stands is known from the site.
 */
async function addPolicyAddress(
  store: DocumentStore,
  notice: PublishedNotice,
  { site, origin }: { site: string; origin: string },
): Promise<PublishedNotice> {
  if (notice.policyUrl !== undefined) return notice;
  const name = { site, kind: 'policy' } as const;
  return (await store.readCurrent(name)) ? { ...notice, policyUrl: origin + addressOf(name) } : notice;
}
