/** What experts call a success. What is counted of a path goes with it; what is counted of people before it was defined is not. */
import { randomUUID } from 'node:crypto';
import { OpnameError, PATH_MINUTES, PATHS_MAX, type InsightPath, type NewPath, type PathStep } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { InsightPaths as Row } from '../store/insight-tables.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { nameStep } from './follow-path.ts';
import type { Count } from './tally.ts';

export interface InsightPaths {
  /** @param counts what was counted of the paths of this site. */
  list(site: string, counts: readonly Count[]): Promise<InsightPath[]>;
  define(wish: NewPath & { site: string; by: string }): Promise<InsightPath>;
  remove(site: string, id: string): Promise<void>;
}

export interface PathsParts {
  database: Pick<Database<Schema>, 'query' | 'write'>;
  isSite: (site: string) => boolean;
  now: () => number;
}

export function createInsightPaths({ database, isSite, now }: PathsParts): InsightPaths {
  const { query, write } = database;
  const select = (site: string) => query.selectFrom('insight_paths').selectAll().where('site', '=', site);
  return {
    async list(site, counts) {
      const rows = await select(site).orderBy('defined_at').orderBy('id').execute();
      return rows.map((row) => describe(row, counts));
    },

    async define({ site, name, steps, by }) {
      if (!isSite(site)) throw new OpnameError('unknown-site');
      if ((await select(site).execute()).length >= PATHS_MAX) throw new OpnameError('paths-full');
      const row: Row = {
        id: randomUUID(),
        site,
        name: name.trim(),
        steps: JSON.stringify(steps.map(nameStep)),
        defined_at: now(),
        defined_by: by,
      };
      await query.insertInto('insight_paths').values(row).execute();
      return describe(row, []);
    },

    async remove(site, id) {
      const outcome = await write([
        toStatement(query.deleteFrom('insight_paths').where('site', '=', site).where('id', '=', id), 1),
        toStatement(
          query
            .deleteFrom('insight_counts')
            .where('site', '=', site)
            .where('kind', 'in', ['path-step', 'path-time'])
            .where('page', '=', id),
        ),
      ]);
      if (outcome.status === 'refused') throw new OpnameError('not-found');
    },
  };
}

function describe({ id, name, steps: told, defined_at: definedAt }: Row, counts: readonly Count[]): InsightPath {
  const steps = JSON.parse(told) as PathStep[];
  const countOf = (kind: Count['kind'], place: number) =>
    counts.find((count) => count.page === id && count.kind === kind && count.place === place)?.participants ?? 0;
  return {
    id,
    name,
    steps,
    definedAt,
    reached: steps.map((_, place) => countOf('path-step', place)),
    times: PATH_MINUTES.map((minutes, place) => ({ minutes, participants: countOf('path-time', place) })),
  };
}
