import type { Database } from '../store/database.ts';
import type { Gap } from './build-segments.ts';
import type { Pages, Recordings, Schema, Segments } from '../store/schema.ts';

export type WaitingPage = Pages & Pick<Recordings, 'site' | 'level' | 'consented_at' | 'until'>;

/** A chunk that is in no segment yet. */
interface WaitingChunk {
  sequence: number;
  received_at: number;
  sealed: Uint8Array;
}

/** Finds what is to be packed. A recording that is on its way out has nothing. */
export interface PagesToPack {
  /** Pages that have ended, or have been quiet since `quietSince`. */
  listDue(quietSince: number): Promise<WaitingPage[]>;
  listWaiting(recording: string): Promise<WaitingPage[]>;
  read(recording: string, page: string): Promise<WaitingPage | undefined>;
  /** Stretches of the recording of which nothing is kept. */
  readGaps(recording: string): Promise<Gap[]>;
  readLastSegment(page: Pages): Promise<Segments | undefined>;
  /** The chunks to pack next, in order; up to the first that is missing, unless nothing can come any more. */
  readChunks(page: Pages, options: { skipMissing: boolean }): Promise<WaitingChunk[]>;
}

/** Bytes of chunks packed at once: they unpack to some 30 MiB of events, which is what packing holds in memory. */
const PACK_BYTES = 2 * 1024 * 1024;

/** Chunks looked at at once; at two seconds each this is an hour. */
const PACK_CHUNKS = 2000;

export function createPagesToPack({ query }: Database<Schema>): PagesToPack {
  const waiting = () =>
    query
      .selectFrom('pages')
      .innerJoin('recordings', 'recordings.id', 'pages.recording')
      .leftJoin('removals', 'removals.recording', 'pages.recording')
      .selectAll('pages')
      .select(['recordings.site', 'level', 'consented_at', 'until'])
      .where('waiting_bytes', '>', 0)
      .where('removals.recording', 'is', null);

  const chunksOf = ({ recording, id, next_chunk: next }: Pages) =>
    query
      .selectFrom('chunks')
      .where('recording', '=', recording)
      .where('page', '=', id)
      .where('sequence', '>=', next)
      .where('sealed', 'is not', null)
      .orderBy('sequence');

  return {
    listDue: (quietSince) =>
      waiting()
        .where((eb) => eb.or([eb('closed_at', 'is not', null), eb('pages.last_received_at', '<=', quietSince)]))
        .execute(),

    listWaiting: (recording) => waiting().where('pages.recording', '=', recording).execute(),

    read: (recording, page) =>
      waiting().where('pages.recording', '=', recording).where('pages.id', '=', page).executeTakeFirst(),

    readGaps: async (recording) => {
      const gaps = query.selectFrom('gaps').select(['from_at', 'to_at']).where('recording', '=', recording);
      return (await gaps.execute()).map(({ from_at: from, to_at: to }) => ({ from, to: to ?? Infinity }));
    },

    readLastSegment: ({ recording, id }) =>
      query
        .selectFrom('segments')
        .selectAll()
        .where('recording', '=', recording)
        .where('page', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),

    async readChunks(page, { skipMissing }) {
      const list = await chunksOf(page)
        .select(({ fn }) => ['sequence', fn<number>('length', ['sealed']).as('bytes')])
        .limit(PACK_CHUNKS)
        .execute();
      const run = list.filter(({ sequence }, index) => skipMissing || sequence === page.next_chunk + index);
      let bytes = 0;
      const tooMany = run.findIndex((chunk, index) => (bytes += chunk.bytes) > PACK_BYTES && index > 0);
      const last = run.at(tooMany === -1 ? -1 : tooMany - 1);
      if (!last) return [];
      return await chunksOf(page)
        .select(['sequence', 'received_at', 'sealed'])
        .where('sequence', '<=', last.sequence)
        .$narrowType<{ sealed: Uint8Array }>()
        .execute();
    },
  };
}
