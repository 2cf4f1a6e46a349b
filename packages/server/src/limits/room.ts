import { statfs } from 'node:fs/promises';
import { OpnameError } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export interface RoomOptions {
  database: Pick<Database<Schema>, 'query'>;
  /** The folder whose disk fills up, where chunks or packs lie on one of ours. */
  folder: string | undefined;
  /** Bytes of that disk that are kept for recordings that run and for what the database needs to remove others. */
  reserveBytes: number;
  /** Bytes that all recordings of a site may have taken in, where it has a budget. */
  budgetOf: (site: string) => number | undefined;
  now?: () => number;
}

/** Throws `no-room` where a new recording of this site should not begin. Those that run go on. */
export type AssertRoom = (site: string) => Promise<void>;

/** Milliseconds for which a look at the disk or at a site's sum is good enough. */
const LOOK_MS = 5000;

export function createAssertRoom({
  database,
  folder,
  reserveBytes,
  budgetOf,
  now = Date.now,
}: RoomOptions): AssertRoom {
  const looks = new Map<string, { at: number; bytes: Promise<number> }>();

  /** Many who ask at once share one look. */
  function look(name: string, read: () => Promise<number>): Promise<number> {
    const before = looks.get(name);
    if (before && now() - before.at < LOOK_MS) return before.bytes;
    const bytes = read();
    looks.set(name, { at: now(), bytes });
    bytes.catch(() => looks.delete(name));
    return bytes;
  }

  return async (site) => {
    if (folder !== undefined && (await look('disk', () => freeBytes(folder))) < reserveBytes) {
      throw new OpnameError('no-room', 'its disk has less left than it keeps for recordings that run');
    }
    const budget = budgetOf(site);
    if (budget !== undefined && (await look(`site ${site}`, () => bytesOf(database, site))) >= budget) {
      throw new OpnameError('no-room', 'the budget of this site is used up');
    }
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function bytesOf({ query }: Pick<Database<Schema>, 'query'>, site: string): Promise<number> {
  const { bytes } = await query
    .selectFrom('recordings')
    .select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}
