import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';

/** What there was of a recording when its removal was decided, in numbers: content is named by nobody. */
export interface Held {
  pages: number;
  chunks: number;
  segments: number;
  bytes: number;
}

export async function countHeld(query: Kysely<Schema>, recording: string): Promise<Held> {
  const count = ['pages', 'chunks', 'segments'] as const;
  const [pages = 0, chunks = 0, segments = 0] = await Promise.all(
    count.map(async (table) => {
      const rows = query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('recording', '=', recording);
      return (await rows.executeTakeFirstOrThrow()).n;
    }),
  );
  const row = await query.selectFrom('recordings').select('bytes').where('id', '=', recording).executeTakeFirst();
  return { pages, chunks, segments, bytes: row?.bytes ?? 0 };
}
