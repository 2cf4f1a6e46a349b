/** What was counted, for whoever asks: whole weeks, and no group below the threshold that is in force now. */
import {
  CONTROL_KINDS,
  INSIGHT_WEEKS_MAX,
  OpnameError,
  REACH_ROWS,
  TROUBLE_KINDS,
  type Heatmap,
  type Insights as Answer,
  type InsightMap,
  type InsightWeek,
  type Width,
} from '@opname/protocol';
import { sql, type Kysely } from 'kysely';
import type { InsightKind } from '../store/insight-tables.ts';
import type { Schema } from '../store/schema.ts';
import { CELL_ROW } from './footprint.ts';
import type { InsightPaths } from './paths.ts';
import { startOfWeek, weekOf } from './week.ts';

export interface Insights {
  read(site: string, period: Period): Promise<Answer>;
  readHeatmap(site: string, of: Period & { page: string; width: Width }): Promise<Heatmap>;
}

/** Weeks, both of them with it. */
export interface Period {
  from?: number | undefined;
  to?: number | undefined;
}

export interface InsightsParts {
  query: Kysely<Schema>;
  paths: Pick<InsightPaths, 'list'>;
  threshold: number;
  now: () => number;
}

/** Rows of one kind in an answer: more than somebody reads, the most used first. */
const ROWS_MAX = 300;

/** Cells of one page. */
const CELLS_MAX = 10_000;

export function createInsights({ query, paths, threshold, now }: InsightsParts): Insights {
  const spanOf = (site: string, period: Period): Span => ({ query, site, threshold, ...parsePeriod(period, now()) });
  return {
    async read(site, period) {
      const span = spanOf(site, period);
      const { from, to } = span;
      const weeks = await listWeeks(span);
      const counted = weeks.filter(({ week }) => week >= from && week <= to);
      const most = async (...kinds: InsightKind[]) => await selectCounts(span, kinds).limit(ROWS_MAX).execute();
      return {
        threshold,
        nextCountAt: startOfWeek(weekOf(now()) + 1),
        weeks,
        participants: counted.reduce((sum, one) => sum + one.participants, 0),
        pages: (await most('page')).map(({ page, uses, participants }) => ({ page, uses, participants })),
        controls: (await most(...CONTROL_KINDS)).map(({ kind, label, uses, participants }) => ({
          kind: kind as ControlKind,
          label,
          uses,
          participants,
        })),
        left: (await most('left')).map(({ page, label, participants }) => ({ page, label, participants })),
        trouble: (await most(...TROUBLE_KINDS)).map(({ kind, page, label, uses, participants }) => ({
          kind: kind as TroubleKind,
          page,
          label,
          uses,
          participants,
        })),
        maps: await listMaps(span),
        paths: await paths.list(site, await selectCounts(span, ['path-step', 'path-time']).execute()),
      };
    },

    async readHeatmap(site, { page, width, ...period }) {
      const span = spanOf(site, period);
      const of = (kind: InsightKind) =>
        selectCounts(span, [kind]).where('c.page', '=', page).where('c.label', '=', width).limit(CELLS_MAX).execute();
      const [cells, reach] = [await of('spot'), await of('reach')];
      return {
        page,
        width,
        threshold,
        cells: cells.map(({ place, uses, participants }) => ({
          column: place % CELL_ROW,
          row: Math.floor(place / CELL_ROW),
          uses,
          participants,
        })),
        reach: reach
          .map(({ place, participants }) => ({ row: place * REACH_ROWS, participants }))
          .toSorted((a, b) => a.row - b.row),
      };
    },
  };
}

type ControlKind = (typeof CONTROL_KINDS)[number];
type TroubleKind = (typeof TROUBLE_KINDS)[number];

interface Span {
  query: Kysely<Schema>;
  site: string;
  threshold: number;
  from: number;
  to: number;
}

function parsePeriod(period: Period, now: number): { from: number; to: number } {
  const to = period.to ?? weekOf(now);
  const from = period.from ?? Math.max(0, to - INSIGHT_WEEKS_MAX + 1);
  if (from > to) throw new OpnameError('invalid-request', 'the last week is before the first');
  if (to - from >= INSIGHT_WEEKS_MAX) {
    throw new OpnameError('invalid-request', `an answer spans at most ${INSIGHT_WEEKS_MAX} weeks`);
  }
  return { from, to };
}

/** A number of one batch, as the threshold that is in force now lets it be told. */
function told(column: 'c.uses' | 'c.participants' | 'participants', threshold: number) {
  return sql<number>`(${sql.ref(column)} / ${sql.lit(threshold)}) * ${sql.lit(threshold)}`;
}

async function listWeeks({ query, site, threshold }: Span): Promise<InsightWeek[]> {
  return await query
    .selectFrom('insight_batches')
    .select(({ fn }) => [
      'week',
      fn.min('since_week').as('since'),
      fn.sum<number>(told('participants', threshold)).as('participants'),
    ])
    .where('site', '=', site)
    .where('participants', '>=', threshold)
    .groupBy('week')
    .orderBy('week', 'desc')
    .execute();
}

function selectCounts({ query, site, threshold, from, to }: Span, kinds: readonly InsightKind[]) {
  return query
    .selectFrom('insight_counts as c')
    .innerJoin('insight_batches as b', 'b.id', 'c.batch')
    .select(({ fn }) => [
      'c.kind',
      'c.page',
      'c.label',
      'c.place',
      fn.sum<number>(told('c.uses', threshold)).as('uses'),
      fn.sum<number>(told('c.participants', threshold)).as('participants'),
    ])
    .where('c.site', '=', site)
    .where('c.kind', 'in', [...kinds])
    .where('c.participants', '>=', threshold)
    .where('b.week', '>=', from)
    .where('b.week', '<=', to)
    .groupBy(['c.kind', 'c.page', 'c.label', 'c.place'])
    .orderBy('participants', 'desc')
    .orderBy('uses', 'desc')
    .orderBy('c.page')
    .orderBy('c.label')
    .orderBy('c.place');
}

/** The top of a page was looked at by all who were on it. */
async function listMaps(span: Span): Promise<InsightMap[]> {
  const tops = await selectCounts(span, ['reach']).where('c.place', '=', 0).limit(ROWS_MAX).execute();
  return tops.map(({ page, label, participants }) => ({ page, width: label as Width, participants }));
}
