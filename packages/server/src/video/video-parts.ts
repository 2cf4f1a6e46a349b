import type { VideoParts } from '@opname/video';
import { videoPartPlace } from '../store/place.ts';
import { toStatement } from '../store/statement.ts';
import { keepSealed, openSealed, type Owner, type SealedParts } from './sealed-bytes.ts';

/** What is drawn of a video, kept so that whichever node makes it goes on from there. */
export function createVideoParts(sealed: SealedParts, owner: Owner): VideoParts {
  const { query } = sealed.database;
  const { recording, video } = owner;
  const all = query.selectFrom('video_parts').selectAll().where('video', '=', video);
  const placeOf = (name: string) => videoPartPlace({ site: recording.site, recording: recording.id }, { video, name });
  return {
    list: async () => (await all.execute()).map(({ name }) => name),
    async read(name) {
      const row = await all.where('name', '=', name).executeTakeFirstOrThrow();
      return await openSealed(sealed, recording, { ...row, place: placeOf(name) });
    },
    async write(name, bytes) {
      const row = { video, name, recording: recording.id, bytes: bytes.byteLength };
      const insert = (blob: string) => query.insertInto('video_parts').values({ ...row, blob });
      // Whoever comes on does not die of this video.
      const comesOn = query.updateTable('videos').set({ tries: 0 }).where('id', '=', video);
      const rows = (blob: string) => [toStatement(insert(blob), 1), toStatement(comesOn, 1)];
      await keepSealed(sealed, owner, { place: placeOf(name), bytes, rows });
    },
  };
}
