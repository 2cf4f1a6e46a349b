import type { Page } from '@opname/protocol';
import { joinActivity, type Digest } from '../pack/happenings/digest.ts';
import type { Kysely } from 'kysely';
import type { Pages, Schema, Segments } from '../store/schema.ts';

const SECOND_MS = 1000;

export type PageWithSegments = Pages & { segments: Segments[]; held: number; highest: number | null };

/** The pages of a recording in the order in which they began, with their segments. */
export async function listPages(query: Kysely<Schema>, recording: string): Promise<PageWithSegments[]> {
  const pages = await query
    .selectFrom('pages')
    .selectAll()
    .select((pageOf) => {
      const chunks = pageOf
        .selectFrom('chunks')
        .whereRef('chunks.recording', '=', 'pages.recording')
        .whereRef('chunks.page', '=', 'pages.id');
      return [
        chunks
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('held'),
        chunks.select(({ fn }) => fn.max('sequence').as('n')).as('highest'),
      ];
    })
    .where('recording', '=', recording)
    .execute();
  const segments = await query
    .selectFrom('segments')
    .selectAll()
    .where('recording', '=', recording)
    .orderBy('number')
    .execute();
  const byPage = Map.groupBy(segments, ({ page }) => page);
  return pages
    .map((page) => Object.assign(page, { segments: byPage.get(page.id) ?? [] }))
    .toSorted((a, b) => startOf(a) - startOf(b) || a.first_received_at - b.first_received_at);
}

/** A page whose events are not packed yet, or were all left out, began when it was first heard of. */
export function startOf({ started_at: startedAt, first_received_at: heardAt }: Pages): number {
  return startedAt ?? heardAt;
}

/** @param open opens what happened in a segment; undefined where it was packed before that was written down. */
export function toPage(page: PageWithSegments, open: (segment: Segments) => Digest | undefined): Page {
  const digests = page.segments.map(open).filter((digest) => digest !== undefined);
  const made = Math.max(page.declared_chunks ?? 0, (page.highest ?? -1) + 1);
  return {
    id: page.id,
    startedAt: startOf(page),
    endedAt: page.ended_at ?? page.last_received_at,
    closed: page.closed_at !== null,
    missingChunks: made - page.held,
    dropped: JSON.parse(page.dropped) as Record<string, number>,
    segments: page.segments.map((segment) => ({
      id: formatSegmentId(segment),
      from: segment.from_at,
      to: segment.to_at,
      events: segment.events,
      bytes: segment.length,
      made: segment.made,
    })),
    activity: joinActivity(digests, Math.floor(startOf(page) / SECOND_MS)),
    happenings: digests.flatMap(({ happenings }) => happenings),
    scrolledTo: digests.reduce((lowest, { scrolledTo }) => Math.max(lowest, scrolledTo), 0),
  };
}

/** A segment's name within its recording: its page and its number there. */
function formatSegmentId({ page, number }: Pick<Segments, 'page' | 'number'>): string {
  return `${page}.${number}`;
}

export function parseSegmentId(text: string): { page: string; number: number } | undefined {
  const [, page, number] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(text) ?? [];
  return page && number ? { page, number: Number(number) } : undefined;
}
