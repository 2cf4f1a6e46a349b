import type { Stores } from '../src/stores.ts';

/** Under this lies what recordings are made of; beside it a folder has the database and the keys. */
const PACKS = 'packs/';

/** What is not as it should be: blobs that nothing has decided about yet, and those that are wrong for good. */
interface BlobsLeft {
  unsettled: string[];
  stray: string[];
}

/**
 * Compares what lies in the store of blobs with what the table names.
 *
 * @returns a line for each blob that is in one and not in the other, is still unsettled, or is shorter than its segments say.
 */
export async function findBlobsLeft({ database, blobs }: Pick<Stores, 'database' | 'blobs'>): Promise<BlobsLeft> {
  const { query } = database;
  const undecided = await query.selectFrom('blobs').select('key').where('state', '<>', 'held').execute();
  const stored = new Set(await blobs.list(PACKS));
  const held = new Set((await query.selectFrom('blobs').select('key').execute()).map(({ key }) => key));
  const unnamed = [...stored].filter((key) => !held.has(key)).map((key) => `${key}: in no table`);
  const missing = [...held].filter((key) => !stored.has(key)).map((key) => `${key}: not in the store`);

  const short: string[] = [];
  const segments = await query.selectFrom('segments').select(['blob', 'start', 'length']).execute();
  for (const { blob, start, length } of segments) {
    await blobs.read(blob, start, length).catch(() => short.push(`${blob}: ends before its segment does`));
  }
  return {
    unsettled: undecided.map(({ key }) => `${key}: still unsettled`),
    stray: [...unnamed, ...missing, ...short],
  };
}
