/** The names of tags lie sealed, each with the key of its recording, and are opened for many recordings together. */
import type { Kysely } from 'kysely';
import { normalise } from '../facts/words.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { tagPlace } from '../store/place.ts';
import type { Tags } from '../store/note-tables.ts';
import type { Schema } from '../store/schema.ts';

interface Tagged {
  id: string;
  site: string;
}

/** @returns the tags of each of these recordings that has some, each once and by their names. */
export async function readTagNames(
  query: Kysely<Schema>,
  keys: Pick<KeyStore, 'readMany'>,
  recordings: readonly Tagged[],
): Promise<Map<string, string[]>> {
  if (recordings.length === 0) return new Map();
  const ids = recordings.map(({ id }) => id);
  const rows = await query.selectFrom('tags').selectAll().where('recording', 'in', ids).orderBy('written_at').execute();
  const opened = await keys.readMany([...new Set(rows.map(({ recording }) => recording))]);
  const named = recordings.map(({ id, site }): [string, string[]] => {
    const key = opened.get(id);
    // One that is on its way out has no key, and no tags.
    const names = key ? rows.filter(({ recording }) => recording === id).map((row) => openTag(key, site, row)) : [];
    return [id, eachOnce(names)];
  });
  return new Map(named.filter(([, names]) => names.length > 0));
}

export function openTag(key: RecordingKey, site: string, { id, recording, sealed }: Tags): string {
  return Buffer.from(key.open(sealed, tagPlace({ site, recording }, id))).toString();
}

/** Two who give the same at the same moment give one. */
function eachOnce(names: readonly string[]): string[] {
  const first = new Map(names.toReversed().map((name) => [normalise(name), name]));
  return [...first.values()].toSorted((a, b) => a.localeCompare(b));
}
