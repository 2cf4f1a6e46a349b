import type { Derivative } from '../expiry/derivative.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import type { UnderWay } from './under-way.ts';

/** What is sealed of them lies among the packs and goes with them; so it comes before those. */
export function videosOf({ query, write }: Database<Schema>, underWay: UnderWay): Derivative {
  return {
    name: 'videos made of it',
    async remove(recording) {
      // A worker elsewhere sees that its row is gone, and stops.
      await write([
        toStatement(query.deleteFrom('video_parts').where('recording', '=', recording)),
        toStatement(query.deleteFrom('video_pieces').where('recording', '=', recording)),
        toStatement(query.deleteFrom('videos').where('recording', '=', recording)),
      ]);
      await underWay.stop(recording);
    },
    async listLeft(recording) {
      const rows = await query.selectFrom('videos').select('id').where('recording', '=', recording).execute();
      const pieces = await query.selectFrom('video_pieces').select('blob').where('recording', '=', recording).execute();
      const parts = await query.selectFrom('video_parts').select('blob').where('recording', '=', recording).execute();
      const files = await underWay.listFiles(recording);
      return [...rows.map(({ id }) => `video ${id}`), ...[...pieces, ...parts].map(({ blob }) => blob), ...files];
    },
  };
}
