/** A video as it is kept: in pieces, each sealed by itself. Few of them are in memory at a time. */
import type { WriteVideo } from '@opname/video';
import { videoPlace } from '../store/place.ts';
import type { Recordings } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { keepSealed, openSealed, type Owner, type SealedParts } from './sealed-bytes.ts';

/** Bytes of a piece: few blobs for hours, and little memory for each who downloads. */
const PIECE_BYTES = 4 * 2 ** 20;

/** Pieces in memory while it is written: the one that is written, and the first, which muxers come back to. */
const OPEN_MAX = 3;

export interface VideoPieces {
  write: WriteVideo;
  /** Seals what is open. @returns how many bytes there are. */
  end(): Promise<number>;
}

export function createVideoPieces(sealed: SealedParts, owner: Owner): VideoPieces {
  const kept = createKept(sealed, owner);
  /** The one that was used last comes last. */
  const open = new Map<number, Buffer>();
  const lengths: number[] = [];

  async function take(number: number): Promise<Buffer> {
    const piece = open.get(number) ?? Buffer.alloc(PIECE_BYTES);
    if (!open.has(number) && lengths[number] !== undefined) piece.set(await kept.read(number));
    open.delete(number);
    open.set(number, piece);
    const oldest = [...open.keys()].find((other) => other !== 0 && other !== number);
    if (open.size > OPEN_MAX && oldest !== undefined) await close(oldest);
    return piece;
  }

  async function close(number: number): Promise<void> {
    const piece = open.get(number);
    if (piece) await kept.write(number, piece.subarray(0, lengths[number] ?? 0));
    open.delete(number);
  }

  return {
    async write(position, bytes) {
      for (let at = 0; at < bytes.byteLength;) {
        const number = Math.floor((position + at) / PIECE_BYTES);
        const from = position + at - number * PIECE_BYTES;
        const some = bytes.subarray(at, at + PIECE_BYTES - from);
        (await take(number)).set(some, from);
        lengths[number] = Math.max(lengths[number] ?? 0, from + some.byteLength);
        at += some.byteLength;
      }
    },
    async end() {
      for (const number of open.keys()) await close(number);
      return lengths.reduce((sum, length) => sum + length, 0);
    },
  };
}

/** The pieces as they lie sealed. One that is written again takes the place of the one before. */
function createKept(sealed: SealedParts, owner: Owner) {
  const { query } = sealed.database;
  const { recording, video } = owner;
  const ids = { site: recording.site, recording: recording.id };
  const one = (number: number) =>
    query.selectFrom('video_pieces').where('video', '=', video).where('number', '=', number);
  return {
    async write(number: number, bytes: Uint8Array): Promise<void> {
      const row = { video, number, recording: recording.id, bytes: bytes.byteLength };
      const rows = (blob: string) => [
        toStatement(query.updateTable('blobs').set({ state: 'doomed' }).where('key', 'in', one(number).select('blob'))),
        toStatement(query.deleteFrom('video_pieces').where('video', '=', video).where('number', '=', number)),
        toStatement(query.insertInto('video_pieces').values({ ...row, blob }), 1),
      ];
      await keepSealed(sealed, owner, { place: videoPlace(ids, { video, number }), bytes, rows });
    },
    async read(number: number): Promise<Uint8Array> {
      const row = await one(number).selectAll().executeTakeFirstOrThrow();
      return await openSealed(sealed, recording, { ...row, place: videoPlace(ids, { video, number }) });
    },
  };
}

/** The pieces of a video, one after another. */
export async function* readVideo(
  sealed: Pick<SealedParts, 'database' | 'blobs' | 'keys'>,
  recording: Recordings,
  video: string,
): AsyncGenerator<Uint8Array> {
  const { query } = sealed.database;
  const ids = { site: recording.site, recording: recording.id };
  const pieces = query.selectFrom('video_pieces').selectAll().where('video', '=', video).orderBy('number');
  for (const row of await pieces.execute())
    yield await openSealed(sealed, recording, { ...row, place: videoPlace(ids, { video, number: row.number }) });
}
