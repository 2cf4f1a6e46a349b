/**
 * The one place where the site of what staff ask for is compared with the sites that they are there for. What is of
 * another site is answered exactly as what does not exist.
 */
import { OpnameError, type Concern, type ErrorCode, type MemberSites } from '@opname/protocol';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Asked, Authenticate } from './caller.ts';
import { isWithin, readRights } from './rights.ts';

/** @returns whether it exists and is of these sites. */
type IsOf = (id: string, sites: string[]) => Promise<boolean>;

interface Kind {
  param: string;
  refusal: ErrorCode;
  isOf: IsOf;
}

export function createNarrow(database: Database<Schema>): Authenticate['narrow'] {
  const kinds = createKinds(database);

  return async ({ concerns }, caller, asked) => {
    // What pages and participants ask for is their own or nothing, which the handler sees from who they are.
    if (caller.kind !== 'staff') return null;
    const site = concerns === 'site' ? siteOf(asked) : undefined;
    const { sites } = caller;
    if (sites === null) return site === undefined ? null : [site];
    if (concerns === 'site') return narrowToSite(sites, site);
    if (concerns === undefined || concerns === 'all-sites') throw new OpnameError('all-sites-needed');
    if (concerns !== 'nothing') {
      const { param, refusal, isOf } = kinds[concerns];
      if (!(await isOf(textOf(asked.params, param) ?? '', sites))) throw new OpnameError(refusal);
    }
    return sites;
  };
}

const textOf = (texts: unknown, name: string) => (texts as Record<string, string | undefined> | undefined)?.[name];

const siteOf = ({ params, query }: Asked) => textOf(params, 'site') ?? textOf(query, 'site');

function narrowToSite(sites: readonly string[], site: string | undefined): string[] {
  if (site === undefined) return [...sites];
  if (!sites.includes(site)) throw new OpnameError('unknown-site');
  return [site];
}

/** A text as it stands in JSON, wherever in it. */
const named = (text: string) => `%"${text}"%`;

function createKinds({ query }: Database<Schema>): Record<Exclude<Concern, 'site' | 'nothing' | 'all-sites'>, Kind> {
  const isRecordingOf: IsOf = async (recording, sites) => {
    const held = query.selectFrom('recordings').select('site').where('id', '=', recording);
    const removed = query.selectFrom('removals').select('site').where('recording', '=', recording);
    const row = (await held.executeTakeFirst()) ?? (await removed.executeTakeFirst());
    return row !== undefined && sites.includes(row.site);
  };

  const isCollectionOf: IsOf = async (id, sites) => {
    const row = await query.selectFrom('collections').select('site').where('id', '=', id).executeTakeFirst();
    return row !== undefined && sites.includes(row.site);
  };

  const isRequestOf: IsOf = async (id, sites) => {
    const row = await query.selectFrom('requests').select('site').where('id', '=', id).executeTakeFirst();
    return row !== undefined && sites.includes(row.site);
  };

  /** What was shown is of each site whose ledger names it, or names a look whose words it is. */
  const isExhibitOf: IsOf = async (hash, sites) => {
    const looks = await query
      .selectFrom('exhibits')
      .select('hash')
      .where('kind', '=', 'look')
      .where('content', 'like', named(hash))
      .execute();
    const entry = await query
      .selectFrom('ledger')
      .select('seq')
      .where('site', 'in', sites)
      .where((eb) => eb.or([hash, ...looks.map((look) => look.hash)].map((one) => eb('body', 'like', named(one)))))
      .limit(1)
      .executeTakeFirst();
    return entry !== undefined;
  };

  const isRowOf =
    (table: 'user' | 'invitations' | 'api_keys'): IsOf =>
    async (id, sites) => {
      const select = sql<{ role: string; sites: string | null }>`
        select role, sites from ${sql.table(table)} where id = ${id}`;
      const [row] = (await select.execute(query)).rows;
      const rights: { sites: MemberSites } | undefined = row && readRights(row);
      return rights !== undefined && isWithin(sites, rights.sites);
    };

  return {
    recording: { param: 'recording', refusal: 'unknown-recording', isOf: isRecordingOf },
    collection: { param: 'collection', refusal: 'unknown-collection', isOf: isCollectionOf },
    request: { param: 'id', refusal: 'unknown-request', isOf: isRequestOf },
    exhibit: { param: 'hash', refusal: 'unknown-exhibit', isOf: isExhibitOf },
    member: { param: 'member', refusal: 'unknown-member', isOf: isRowOf('user') },
    invitation: { param: 'invitation', refusal: 'unknown-invitation', isOf: isRowOf('invitations') },
    'api-key': { param: 'key', refusal: 'unknown-api-key', isOf: isRowOf('api_keys') },
  };
}
