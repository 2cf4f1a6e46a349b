/** Named sets of recordings of one site. A recording that goes leaves its collections, which count it. */
import { randomUUID } from 'node:crypto';
import { COLLECTED_MAX, COLLECTIONS_MAX, OpnameError, type Collection, type MemberSites } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Database } from '../store/database.ts';
import type { Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

export interface Collections {
  /** By their names; with a recording they say whether it is in them. */
  list(sites: MemberSites, recording?: string): Promise<Collection[]>;
  make(wish: { site: string; name: string; by: string }): Promise<Collection>;
  rename(id: string, name: string): Promise<Collection>;
  remove(id: string): Promise<void>;
  /** Only a recording that may be read, which whoever asks has made sure of. */
  collect(id: string, recording: Recordings): Promise<void>;
  release(id: string, recording: string): Promise<void>;
}

export interface CollectionParts {
  database: Database<Schema>;
  siteName: (site: string) => string;
  isSite: (site: string) => boolean;
  nameOfStaff: NameOfStaff;
  now: () => number;
}

export function createCollections(parts: CollectionParts): Collections {
  const { database, now } = parts;
  const { query, write } = database;
  const read = (id: string) => readOne(parts, id);

  return {
    async list(sites, recording) {
      let select = selectCollections(query, now());
      if (sites) select = select.where('c.site', 'in', sites);
      const rows = await select.orderBy('c.name').orderBy('c.id').execute();
      const collections = await Promise.all(rows.map((row) => describe(parts, row)));
      if (recording === undefined) return collections;
      const holding = query.selectFrom('collected').select('collection').where('recording', '=', recording);
      const holders = new Set((await holding.execute()).map(({ collection }) => collection));
      return collections.map((one) => Object.assign(one, { holds: holders.has(one.id) }));
    },

    async make({ site, name, by }) {
      if (!parts.isSite(site)) throw new OpnameError('unknown-site');
      if ((await count(query, 'collections', site)) >= COLLECTIONS_MAX) throw new OpnameError('collections-full');
      const id = randomUUID();
      const row = { id, site, name: name.trim(), made_by: by, made_at: now(), gone: 0 };
      await query.insertInto('collections').values(row).execute();
      return await read(id);
    },

    async rename(id, name) {
      await query.updateTable('collections').set({ name: name.trim() }).where('id', '=', id).execute();
      return await read(id);
    },

    async remove(id) {
      await read(id);
      await write([
        toStatement(query.deleteFrom('collected').where('collection', '=', id)),
        toStatement(query.deleteFrom('collections').where('id', '=', id)),
      ]);
    },

    async collect(id, recording) {
      const { site } = await read(id);
      // Told as if it were not there: a collection never names what is of another site.
      if (site !== recording.site) throw new OpnameError('unknown-recording');
      if ((await count(query, 'collected', id)) >= COLLECTED_MAX) throw new OpnameError('collections-full');
      await query
        .insertInto('collected')
        .columns(['collection', 'recording'])
        .expression((eb) =>
          // Nothing is added of a recording whose removal was decided meanwhile.
          eb
            .selectFrom('recordings')
            .select((of) => [of.cast<string>(of.val(id), 'text').as('collection'), 'recordings.id'])
            .where('recordings.id', '=', recording.id)
            .where((of) =>
              of.not(of.exists(of.selectFrom('removals').select('recording').where('recording', '=', recording.id))),
            ),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async release(id, recording) {
      await read(id);
      await query.deleteFrom('collected').where('collection', '=', id).where('recording', '=', recording).execute();
    },
  };
}

type Row = Schema['collections'] & { recordings: number };

function selectCollections(query: Kysely<Schema>, now: number) {
  return query
    .selectFrom('collections as c')
    .selectAll('c')
    .select((of) =>
      of
        .selectFrom('collected')
        .innerJoin('recordings', 'recordings.id', 'collected.recording')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('collected.collection', '=', 'c.id')
        .where('recordings.expires_at', '>', now)
        .$asScalar()
        .$notNull()
        .as('recordings'),
    );
}

async function readOne(parts: CollectionParts, id: string): Promise<Collection> {
  const row = await selectCollections(parts.database.query, parts.now()).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw new OpnameError('unknown-collection');
  return await describe(parts, row);
}

async function describe({ siteName, nameOfStaff }: CollectionParts, row: Row): Promise<Collection> {
  const { id, site, name, made_by: by, made_at: madeAt, recordings, gone } = row;
  return { id, site, siteName: siteName(site), name, madeBy: await nameOfStaff(by), madeAt, recordings, gone };
}

async function count(query: Kysely<Schema>, table: 'collections' | 'collected', of: string): Promise<number> {
  const rows = query.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
  const mine = table === 'collections' ? rows.where('site', '=', of) : rows.where('collection', '=', of);
  return (await mine.executeTakeFirstOrThrow()).n;
}
