/**
 * Which node makes which video. Whoever takes one has it for a while, and says again and again that it lives; what a node
 * that died had is free when that time is over, and goes on after the last part that is whole. Every change names its worker, so that a slow one changes nothing any more.
 */
import type { VideoProblem } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import type { VideoRow } from '../store/video-tables.ts';
import { letGoOfParts, letGoOfPieces } from './videos.ts';

/** Milliseconds: as long as clocks of nodes may differ, many times over. */
const LEASE_MS = 60_000;

/** How often nodes may die over the same part: what kills each of them is given up. */
const TRIES_MAX = 3;

export interface Progress {
  drawn: number;
  length: number;
}

export type VideoLeases = ReturnType<typeof createVideoLeases>;

export function createVideoLeases({ query, write }: Database<Schema>, worker: string, now: () => number) {
  const own = (video: string) => query.updateTable('videos').where('id', '=', video).where('worker', '=', worker);
  const free = () =>
    query
      .selectFrom('videos')
      .selectAll()
      .where((row) => row.or([row('state', '=', 'waiting'), row('state', '=', 'working')]))
      .where('lease_until', '<=', now());

  async function take(row: VideoRow): Promise<boolean> {
    const isOver = row.tries >= TRIES_MAX;
    const next = isOver
      ? ({ state: 'failed', problem: 'interrupted', worker: null } as const)
      : ({ state: 'working', tries: row.tries + 1, worker, lease_until: now() + LEASE_MS } as const);
    const update = query
      .updateTable('videos')
      .set(next)
      .where('id', '=', row.id)
      .where('tries', '=', row.tries)
      .where('lease_until', '=', row.lease_until)
      .where('state', '=', row.state);
    const left = [...letGoOfPieces(query, row.id), ...(isOver ? letGoOfParts(query, row.id) : [])];
    const outcome = await write([toStatement(update, 1), ...left]);
    return outcome.status === 'written' && !isOver;
  }

  return {
    /** @returns the one that waits longest, which is this worker's now. */
    async takeNext(): Promise<VideoRow | undefined> {
      for (const row of await free().orderBy('asked_at').execute()) if (await take(row)) return row;
      return undefined;
    },
    /** @returns false where it is not this worker's any more. */
    async renew(video: string, { drawn, length }: Progress): Promise<boolean> {
      const said = { drawn_ms: Math.round(drawn), length_ms: Math.round(length), lease_until: now() + LEASE_MS };
      return (await own(video).set(said).executeTakeFirstOrThrow()).numUpdatedRows === 1n;
    },
    async finish(video: string, bytes: number, length: number): Promise<void> {
      const said = { state: 'done' as const, bytes, length_ms: length, drawn_ms: length, worker: null };
      await write([toStatement(own(video).set(said), 1), ...letGoOfParts(query, video)]);
    },
    async fail(video: string, problem: VideoProblem): Promise<void> {
      const failed = own(video).set({ state: 'failed', problem });
      await write([toStatement(failed, 1), ...letGoOfPieces(query, video), ...letGoOfParts(query, video)]);
    },
    /** For one that stops before it is done: another goes on at once. */
    async giveBack(video: string): Promise<void> {
      await own(video).set({ state: 'waiting', worker: null, lease_until: 0, tries: 0 }).execute();
    },
  };
}
