import type { Kysely } from 'kysely';
import type { Recordings, Schema } from '../store/schema.ts';

export interface SummaryRow extends Recordings {
  pages: number;
  open_pages: number | null;
  events: number | null;
  packed_bytes: number | null;
  waiting_bytes: number | null;
  started_at: number | null;
  ended_at: number | null;
}

/** Recordings that are not on their way out, the newest first, with the sums of their pages. */
export function selectSummaries(query: Kysely<Schema>) {
  return query
    .selectFrom('recordings')
    .leftJoin('removals', 'removals.recording', 'recordings.id')
    .selectAll('recordings')
    .select((of) => {
      const pages = of.selectFrom('pages').whereRef('pages.recording', '=', 'recordings.id');
      const waiting = pages.select(({ fn }) => fn.sum<number>('waiting_bytes').as('n'));
      const packed = pages.select(({ fn }) => fn.sum<number>('packed_bytes').as('n'));
      const open = pages.where('closed_at', 'is', null);
      return [
        pages
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('pages'),
        open.select(({ fn }) => fn.countAll<number>().as('n')).as('open_pages'),
        pages.select(({ fn }) => fn.sum<number>('events').as('n')).as('events'),
        waiting.as('waiting_bytes'),
        packed.as('packed_bytes'),
        pages.select(({ fn }) => fn.min('started_at').as('n')).as('started_at'),
        pages.select(({ fn }) => fn.max('ended_at').as('n')).as('ended_at'),
      ];
    })
    .where('removals.recording', 'is', null)
    .orderBy('consented_at', 'desc')
    .orderBy('recordings.id', 'desc');
}
