/** The videos that were asked for: which there are, and how far they are. */
import { randomUUID } from 'node:crypto';
import { completeWish, OpnameError, VIDEOS_MAX, type NewVideo, type Video, type VideoWish } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Database, Statement } from '../store/database.ts';
import type { Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stillHeld } from '../store/still-held.ts';
import type { VideoRow } from '../store/video-tables.ts';

export interface Videos {
  list(recording: Recordings): Promise<Video[]>;
  ask(recording: Recordings, wish: NewVideo, by: string): Promise<Video>;
  /** Also stops one that is being made. */
  remove(recording: Recordings, video: string): Promise<void>;
  /** Throws where there is none, or it is not done. */
  assertDone(recording: Recordings, video: string): Promise<VideoRow>;
}

export interface VideosParts {
  database: Database<Schema>;
  nameOfStaff: NameOfStaff;
  now: () => number;
}

export function createVideos({ database, nameOfStaff, now }: VideosParts): Videos {
  const { query } = database;
  const of = ({ id }: Recordings) => query.selectFrom('videos').selectAll().where('recording', '=', id);
  const describe = async (row: VideoRow, { expires_at: until }: Recordings): Promise<Video> => ({
    id: row.id,
    wish: JSON.parse(row.wish) as VideoWish,
    state: row.state,
    askedAt: row.asked_at,
    by: await nameOfStaff(row.asked_by),
    drawn: row.drawn_ms,
    length: row.length_ms,
    bytes: row.bytes,
    problem: row.problem,
    until,
  });

  return {
    async list(recording) {
      const rows = await of(recording).orderBy('asked_at').execute();
      return await Promise.all(rows.map((row) => describe(row, recording)));
    },

    async ask(recording, wish, by) {
      const { from = 0, to = Infinity } = wish;
      if (from >= to) throw new OpnameError('invalid-request', 'a stretch ends after it begins');
      if ((await of(recording).execute()).length >= VIDEOS_MAX) throw new OpnameError('videos-full');
      const row = newRow(recording.id, wish, { by, at: now() });
      const insert = toStatement(query.insertInto('videos').values(row), 1);
      const outcome = await database.write([stillHeld(query, recording.id), insert]);
      if (outcome.status === 'refused') throw new OpnameError('recording-erased');
      return await describe(row, recording);
    },

    async remove(recording, video) {
      const [row] = await of(recording).where('id', '=', video).execute();
      if (!row) throw new OpnameError('unknown-video');
      await database.write([
        ...letGoOfPieces(query, video),
        ...letGoOfParts(query, video),
        toStatement(query.deleteFrom('videos').where('id', '=', video)),
      ]);
    },

    async assertDone(recording, video) {
      const [row] = await of(recording).where('id', '=', video).execute();
      if (!row) throw new OpnameError('unknown-video');
      if (row.state !== 'done') throw new OpnameError('video-not-done');
      return row;
    },
  };
}

function newRow(recording: string, wish: NewVideo, { by, at }: { by: string; at: number }): VideoRow {
  return {
    id: randomUUID(),
    recording,
    wish: JSON.stringify(completeWish(wish)),
    state: 'waiting',
    asked_at: at,
    asked_by: by,
    worker: null,
    lease_until: 0,
    tries: 0,
    drawn_ms: 0,
    length_ms: 0,
    bytes: 0,
    problem: null,
  };
}

/** What is stored of a video is removed with the next round. */
export function letGoOfPieces(query: Kysely<Schema>, video: string): Statement[] {
  const pieces = query.selectFrom('video_pieces').select('blob').where('video', '=', video);
  return [
    toStatement(query.updateTable('blobs').set({ state: 'doomed' }).where('key', 'in', pieces)),
    toStatement(query.deleteFrom('video_pieces').where('video', '=', video)),
  ];
}

/** What was drawn of it is of no use to a video that is whole, or given up. */
export function letGoOfParts(query: Kysely<Schema>, video: string): Statement[] {
  const parts = query.selectFrom('video_parts').select('blob').where('video', '=', video);
  return [
    toStatement(query.updateTable('blobs').set({ state: 'doomed' }).where('key', 'in', parts)),
    toStatement(query.deleteFrom('video_parts').where('video', '=', video)),
  ];
}
